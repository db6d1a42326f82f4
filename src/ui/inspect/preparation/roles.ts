import type { DataShape, ExperimentSpec } from '../../../experiment/index.ts';
import { chooseTarget, edit } from '../../../store/experiment.ts';

/** The use of a column. A target that is also a feature leaks; it is allowed so that a person can see the effect. */
export type Role = 'feature' | 'target' | 'both' | 'ignored';

const NAMES: Readonly<Record<Role, string>> = {
  feature: 'feature',
  target: 'target',
  both: 'target and feature',
  ignored: 'ignored',
};

export function roleOf(id: string, { features }: ExperimentSpec, { target }: DataShape): Role {
  const isFeature = features.includes(id);
  if (id === target.id) return isFeature ? 'both' : 'target';
  return isFeature ? 'feature' : 'ignored';
}

/** The possible roles of a column. The last feature remains one, because a network needs an input. */
export function rolesOf(id: string, spec: ExperimentSpec, shape: DataShape) {
  const role = roleOf(id, spec, shape);
  const last = spec.features.length === 1 && spec.features[0] === id;
  const isColumn = shape.columns.some((column) => column.id === id);
  const possible: readonly Role[] =
    id === shape.target.id
      ? isColumn
        ? ['target', 'both']
        : ['target']
      : ['feature', ...(shape.targets.includes(id) ? (['target'] as const) : []), 'ignored'];
  return possible.map((other) => ({ id: other, label: NAMES[other], disabled: other !== role && last }));
}

export function giveRole(id: string, role: Role): void {
  if (role === 'target') {
    chooseTarget(id);
    ignore(id);
    return;
  }
  if (role === 'ignored') ignore(id);
  else edit(({ features }) => ({ features: features.includes(id) ? features : [...features, id] }));
}

/** Removes a column from the features, unless it is the only one. */
export function ignore(id: string): void {
  edit(({ features }) => (features.length > 1 ? { features: features.filter((other) => other !== id) } : {}));
}
