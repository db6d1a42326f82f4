/** The world in which an agent acts: its environment, and what a person has changed in it. */
import type { EnvironmentDef, LayoutTable } from '../catalog/environments/definition.ts';
import { randomStream } from '../math/random.ts';
import type { DataChoice, ExperimentSpec, LayoutEdit } from './experiment.ts';
import { entryOf, has } from './lookup.ts';

/** The environment of an experiment; null if its network learns from examples. */
export function environmentOf({ data, table }: Pick<DataChoice, 'data' | 'table'>): EnvironmentDef | null {
  if (table !== null || !has('datasets', data.id)) return null;
  const entry = entryOf('datasets', data.id);
  return entry.kind === 'environment' ? entry : null;
}

/** The number of actions of an agent; 0 without one. */
export function actionCount(choice: Pick<DataChoice, 'data' | 'table'>): number {
  return environmentOf(choice)?.actions(choice.data.args).length ?? 0;
}

/** A name of the environment as an id of a text: `angular_speed`. */
export function idOf(name: string): string {
  return name.replaceAll(' ', '_');
}

type World = Pick<ExperimentSpec, 'data' | 'table' | 'layout' | 'seed'>;

/** A table of the environment with the elements that a person has changed. */
export interface EditedTable extends LayoutTable {
  /** The present elements, row-major. */
  readonly values: readonly number[];
}

/** The tables of the environment, by their names; none if it has none. Random ones depend only on the seed. */
export function layoutOf(spec: World): Readonly<Record<string, EditedTable>> {
  const tables = environmentOf(spec)?.layout?.(spec.data.args, randomStream(spec.seed, 'layout')) ?? {};
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const values = [...table.initial];
      for (const { table: of, index, value } of spec.layout) if (of === name) values[index] = value;
      return [name, { ...table, values }];
    }),
  );
}

/** The changes with one more. One that restores the initial element takes an earlier one back. */
export function withLayoutEdit(spec: World, { table, index, value }: LayoutEdit): readonly LayoutEdit[] {
  const rest = spec.layout.filter((one) => one.table !== table || one.index !== index);
  const initial = layoutOf({ ...spec, layout: [] })[table]?.initial[index];
  return initial === undefined || initial === value ? rest : [...rest, { table, index, value }];
}
