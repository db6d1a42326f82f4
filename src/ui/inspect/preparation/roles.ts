import { type DataShape, dataOf, type ExperimentSpec } from '../../../experiment/index.ts';
import { chooseTarget, edit } from '../../../store/experiment.ts';
import { pixelIndex } from '../../../table/pixels.ts';

/**
 * The use of a column. A target that is also a feature leaks; it is allowed so that a person can see the effect. A link
 * can choose single pixels of an image.
 */
export type Role = 'feature' | 'pixels' | 'target' | 'both' | 'ignored';

const NAMES: Readonly<Record<Role, string>> = {
  feature: 'feature',
  pixels: 'some pixels',
  target: 'target',
  both: 'target and feature',
  ignored: 'ignored',
};

export function roleOf(id: string, { features }: ExperimentSpec, shape: DataShape): Role {
  const isFeature = features.includes(id);
  if (id === shape.target.id) return isFeature ? 'both' : 'target';
  if (isFeature) return 'feature';
  return featuresOf(id, features, shape).length > 0 ? 'pixels' : 'ignored';
}

/** The features that a column provides: itself, or pixels of its images. */
function featuresOf(id: string, features: readonly string[], { columns }: DataShape): readonly string[] {
  const image = columns.find((column) => column.id === id)?.image;
  return features.filter((feature) => feature === id || (image !== undefined && pixelIndex(image, feature) >= 0));
}

/** The possible roles of a column. The last feature remains one, because a network needs an input. */
export function rolesOf(id: string, spec: ExperimentSpec, shape: DataShape) {
  const role = roleOf(id, spec, shape);
  const last = featuresOf(id, spec.features, shape).length === spec.features.length;
  const isColumn = shape.columns.some((column) => column.id === id);
  const possible: readonly Role[] =
    id === shape.target.id
      ? isColumn
        ? ['target', 'both']
        : ['target']
      : [
          'feature',
          ...(role === 'pixels' ? [role] : []),
          ...(shape.targets.includes(id) ? (['target'] as const) : []),
          'ignored',
        ];
  const keeps = (other: Role) => other === role || other === 'feature';
  return possible.map((other) => ({ id: other, label: NAMES[other], disabled: last && !keeps(other) }));
}

export function giveRole(id: string, role: Role): void {
  if (role === 'target') {
    chooseTarget(id);
    ignore(id);
    return;
  }
  if (role === 'ignored') ignore(id);
  if (role === 'feature' || role === 'both')
    edit(({ features }) => ({ features: features.includes(id) ? features : [...features, id] }));
}

/** Removes a column from the features, unless it is the only one. */
export function ignore(id: string): void {
  edit((spec) => {
    const gone = featuresOf(id, spec.features, dataOf(spec));
    return gone.length < spec.features.length ? { features: spec.features.filter((one) => !gone.includes(one)) } : {};
  });
}
