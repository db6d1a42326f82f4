/** The world in which an agent acts: its environment with the cells or numbers that a person has changed. */
import type { EnvironmentDef, LayoutTable } from '../catalog/environments/definition.ts';
import { environments } from '../catalog/environments/index.ts';
import { randomStream } from '../math/random.ts';
import type { ExperimentSpec, LayoutEdit } from './experiment.ts';

/** The environment of an experiment; null if its network learns from examples. */
export function environmentOf({ data }: Pick<ExperimentSpec, 'data'>): EnvironmentDef | null {
  return Object.hasOwn(environments, data.id)
    ? ((environments as Record<string, EnvironmentDef>)[data.id] as EnvironmentDef)
    : null;
}

/** A table of the environment with the elements that a person has changed. */
export interface EditedTable extends LayoutTable {
  /** The present elements, row-major. */
  readonly values: readonly number[];
}

/** The tables of the environment, by their names; none if it has none. */
export function layoutOf(
  spec: Pick<ExperimentSpec, 'data' | 'layout' | 'seed'>,
): Readonly<Record<string, EditedTable>> {
  const { args } = spec.data;
  const tables = environmentOf(spec)?.layout?.(args, randomStream(spec.seed, 'layout')) ?? {};
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const values = [...table.initial];
      for (const { table: of, index, value } of spec.layout) if (of === name) values[index] = value;
      return [name, { ...table, values }];
    }),
  );
}

/** The changes of the layout with one more: one that restores the initial element takes another one back. */
export function withEdit(
  spec: Pick<ExperimentSpec, 'data' | 'layout' | 'seed'>,
  { table, index, value }: LayoutEdit,
): readonly LayoutEdit[] {
  const rest = spec.layout.filter((one) => one.table !== table || one.index !== index);
  const initial = layoutOf({ ...spec, layout: [] })[table]?.initial[index];
  return initial === undefined || initial === value ? rest : [...rest, { table, index, value }];
}
