import type { DatasetDef, Task } from '../catalog/datasets/definition.ts';
import type { Column, OwnTable } from '../table/table.ts';
import type { DataChoice } from './experiment.ts';
import { entryOf } from './lookup.ts';

/** In place of a dataset's id: the data are a table that a person brought. */
export const OWN = 'table';

/** What is known of an experiment's examples before there are any. */
export interface DataShape {
  readonly label: string;
  readonly task: Task;
  /** What can be fed. The target is among those of a table, for whoever wants to see what that leads to. */
  readonly columns: readonly Column[];
  /** Ids of the columns that are fed unless a person chooses others. */
  readonly features: readonly string[];
  readonly target: Column;
  /** What can be predicted, by id. */
  readonly targets: readonly string[];
  /** What is learned, in words. */
  readonly goal: string;
  /** Names of the classes, in the order of their labels; none for regression. */
  readonly classes: readonly string[];
  /** The columns that the output picture spans unless a person picks others, or the first two principal components. */
  readonly axes: readonly [across: string, up: string] | readonly [across: string] | 'components';
  /** Id of the scaler that is used unless a person chooses another. */
  readonly scaler: string;
  /** Every feature is a pixel, row by row; null for what are no images. */
  readonly image: { readonly width: number; readonly height: number } | null;
}

const known = new WeakMap<DataChoice['data'], Map<string, DataShape>>();

/** The shape of an experiment's data; the same object for the same choice. */
export function dataOf({ data, table, target }: DataChoice): DataShape {
  const shapes = known.get(data) ?? new Map<string, DataShape>();
  known.set(data, shapes);
  const key = `${table?.id ?? ''} ${target ?? ''}`;
  const shape = shapes.get(key) ?? describe({ data, table, target });
  shapes.set(key, shape);
  return shape;
}

function describe({ data, table, target }: DataChoice): DataShape {
  if (table !== null) return ofOwn(table, target ?? table.target);
  const dataset = entryOf('datasets', data.id);
  return dataset.kind === 'generated' ? ofGenerated(dataset, data.args) : ofFile(dataset, target ?? dataset.predicts);
}

function ofGenerated(
  dataset: Extract<DatasetDef, { kind: 'generated' }>,
  args: Readonly<Record<string, number>>,
): DataShape {
  const { label, task, features, target: goal, axes } = dataset;
  const classes = dataset.classes(args);
  const target = {
    id: TARGET,
    label: task === 'regression' ? 'y' : 'class',
    levels: task === 'regression' ? null : classes,
  };
  return {
    label,
    task,
    columns: features.map((id) => ({ id, label: id, levels: null })),
    features,
    target,
    targets: [target.id],
    goal,
    classes,
    axes: axes.map((axis) => features[axis] as string) as [string, string],
    scaler: dataset.standardize ? 'standard' : 'none',
    image: null,
  };
}

/** What generated data call what is to be learned. */
const TARGET = 'y';

function ofFile(dataset: Extract<DatasetDef, { kind: 'file' }>, target: string): DataShape {
  const { label, columns, ignored = [], image = null, scaler } = dataset;
  const usual = target === dataset.predicts;
  const column = columnOf(columns, target);
  const rest = columns.filter(({ id }) => id !== column.id);
  const axes = dataset.axes === 'components' || !dataset.axes.includes(column.id) ? dataset.axes : twoOf(rest);
  return {
    label,
    ...learned(column),
    columns,
    features: rest.map(({ id }) => id).filter((id) => !ignored.includes(id) && (usual || id !== dataset.predicts)),
    target: column,
    targets: image === null ? predictable(columns) : [column.id],
    goal: usual ? dataset.target : column.label,
    axes,
    scaler,
    image,
  };
}

function ofOwn({ name, columns }: OwnTable, target: string): DataShape {
  const column = columnOf(columns, target);
  const rest = columns.filter(({ id }) => id !== column.id);
  return {
    label: name,
    ...learned(column),
    columns,
    features: rest.map(({ id }) => id),
    target: column,
    targets: predictable(columns),
    goal: column.label,
    axes: twoOf(rest),
    scaler: 'standard',
    image: null,
  };
}

/** A number is predicted as it is, two categories as one probability, more as one each. */
function learned({ levels }: Column): Pick<DataShape, 'task' | 'classes'> {
  if (levels === null) return { task: 'regression', classes: [] };
  return { task: levels.length === 2 ? 'binary' : 'multiclass', classes: levels };
}

/** One category is no choice. */
function predictable(columns: readonly Column[]): readonly string[] {
  return columns.filter(({ levels }) => levels === null || levels.length > 1).map(({ id }) => id);
}

function twoOf(columns: readonly Column[]): DataShape['axes'] {
  const numbers = columns.filter(({ levels }) => levels === null);
  const [across, up] = numbers.length > 0 ? numbers : columns;
  return up === undefined ? [(across as Column).id] : [(across as Column).id, up.id];
}

function columnOf(columns: readonly Column[], id: string): Column {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw new Error(`no column "${id}"`);
  return column;
}
