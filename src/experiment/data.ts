import { images } from '../catalog/datasets/columns.ts';
import type {
  DatasetDef,
  FileDataset,
  GeneratedDataset,
  GeneratedSequences,
  GeneratedTargets,
  SequenceTarget,
} from '../catalog/datasets/definition.ts';
import type { EnvironmentDef } from '../catalog/environments/definition.ts';
import type { Answer, TaskDef } from '../catalog/tasks/definition.ts';
import type { Task } from '../catalog/tasks/index.ts';
import { type ImageSize, imageSizeOf } from '../math/sample.ts';
import { imageColumn } from '../table/pixels.ts';
import { positionsIn, type TargetPositions } from '../table/positions.ts';
import { isText } from '../table/sequences.ts';
import type { Column, OwnTable } from '../table/table.ts';
import type { DataChoice, Series } from './experiment.ts';
import { entryOf } from './lookup.ts';
import { quote } from './notices.ts';
import { usualSeries } from './windows.ts';
import { idOf } from './world.ts';

/** Used in place of a dataset's id if the data are a person's own table. */
export const OWN = 'table';

/** What is known about an experiment's examples before they are drawn or read. */
export interface DataShape {
  readonly label: string;
  readonly task: Task;
  /** What the outputs of a network say; see `TaskDef`. */
  readonly answer: Answer;
  /** The possible features. Those of a table include the target, for anyone who wants to see what happens then. */
  readonly columns: readonly Column[];
  /** Ids of the default features. */
  readonly features: readonly string[];
  readonly target: Column;
  /** Ids of the possible targets. */
  readonly targets: readonly string[];
  /** The target in words. */
  readonly goal: string;
  /** Names of the classes, in the order of their labels; none for regression. */
  readonly classes: readonly string[];
  /** The columns that the output picture shows by default, or the first two principal components. */
  readonly axes: readonly [across: string, up: string] | readonly [across: string] | 'components';
  /** Id of the default scaler. */
  readonly scaler: string;
  /** The size of the images; null if the examples are not images. */
  readonly image: ImageSize | null;
  /** The form of the sequences; null if the examples are not sequences. */
  readonly sequence: SequenceShape | null;
  /** Whether the rows can be the steps of a time series: rows of a file, of numbers and categories. */
  readonly isOrdered: boolean;
  /** The windows that are the examples; null if each row is one. */
  readonly series: Series | null;
}

/** What is known about examples that are sequences. */
export interface SequenceShape {
  readonly steps: number;
  /** The vocabulary; null if the steps are numbers. */
  readonly tokens: readonly string[] | null;
  readonly predicts: SequenceTarget;
}

/** The places of an example that have a target each; null if it has a single one, or repeats its input. */
export function targetPositions(choice: DataChoice): TargetPositions | null {
  const { task, target } = dataOf(choice);
  return isSupervised(task) ? positionsIn(target) : null;
}

/** Whether two experiments learn to predict the same column of the same data. */
export function sameData(a: DataChoice, b: DataChoice): boolean {
  return sameTable(a, b) && dataOf(a).target.id === dataOf(b).target.id;
}

/** Whether two experiments have the same dataset, whatever its numbers, or the same table. */
export function sameTable(a: DataChoice, b: DataChoice): boolean {
  return a.data.id === b.data.id && a.table?.id === b.table?.id;
}

/** The data in a sentence: the id of a dataset, or the name of a table in quotation marks. */
export function nameOf(choice: DataChoice): string {
  return choice.table === null ? choice.data.id : quote(dataOf(choice).label);
}

const known = new WeakMap<DataChoice['data'], Map<string, DataShape>>();

/** The shape of an experiment's data; the same object for the same choice. */
export function dataOf({ data, table, target, series, task }: DataChoice): DataShape {
  const shapes = known.get(data) ?? new Map<string, DataShape>();
  known.set(data, shapes);
  const key = `${table?.id ?? ''} ${target ?? ''} ${JSON.stringify(series)} ${task ?? ''}`;
  const shape = shapes.get(key) ?? withTask(inWindows(describe({ data, table, target }), series), task);
  shapes.set(key, shape);
  return shape;
}

/** The data if a network learns something else from them than their target. */
function withTask(shape: DataShape, task: Task | null): DataShape {
  if (task === null) return shape;
  return { ...shape, ...meant(task), ...(isGame(task) && { classes: JUDGED }) };
}

/** Whether a task learns from the targets of the data. */
export function isSupervised(task: Task): boolean {
  return entryOf('tasks', task).learning === 'supervised';
}

/** Whether a generator and its discriminator play against each other. */
export function isGame(task: Task): boolean {
  return (entryOf('tasks', task) as TaskDef).isGame === true;
}

/** What a discriminator tells apart. */
const JUDGED: readonly string[] = ['generated', 'real'];

/** The data as windows of a time series, if that is chosen or is their default. */
function inWindows(rows: DataShape, chosen: DataChoice['series']): DataShape {
  const series = chosen === 'rows' ? null : (chosen ?? rows.series);
  if (series === null || !rows.isOrdered) return { ...rows, features: rowFeatures(rows), series: null };
  const { target } = rows;
  const isOfTokens = isText(rows);
  const steps = series.window;
  return {
    ...rows,
    series,
    // A text is predicted token by token; any other series after each window.
    target: isOfTokens ? { ...target, sequence: { steps, names: [target.id] } } : target,
    features: isOfTokens ? [target.id] : seriesFeatures(rows),
    sequence: { steps, tokens: isOfTokens ? target.levels : null, predicts: isOfTokens ? 'next' : 'whole' },
  };
}

/** All other columns, if only the target is usually not ignored. */
function rowFeatures({ features, columns, target }: DataShape): readonly string[] {
  if (features.length > 0) return features;
  return columns.map(({ id }) => id).filter((id) => id !== target.id);
}

/** The past of the target helps to predict it. */
function seriesFeatures({ columns, features, target }: DataShape): readonly string[] {
  return columns.map(({ id }) => id).filter((id) => id === target.id || features.includes(id));
}

function describe({ data, table, target }: Omit<DataChoice, 'series' | 'task'>): DataShape {
  if (table !== null) return ofOwn(table, target ?? table.target);
  const dataset = entryOf('datasets', data.id);
  if (dataset.kind === 'environment') return ofEnvironment(dataset, data.args);
  if (dataset.kind === 'generated') return ofGenerated(dataset, data.args);
  if (dataset.kind === 'sequences') return ofSequences(dataset, data.args);
  return ofFile(dataset, target ?? dataset.predicts);
}

function ofGenerated(dataset: GeneratedDataset | GeneratedTargets, args: Readonly<Record<string, number>>): DataShape {
  const { label, task, features, image = null, target: goal, axes } = dataset;
  const classes = dataset.classes(args);
  const target = targetOf(dataset, classes);
  return {
    label,
    ...meant(task),
    columns: image === null ? features.map((id) => ({ id, label: id, levels: null })) : [images(image)],
    features,
    target,
    targets: [target.id],
    goal,
    classes,
    axes: axes === 'components' ? axes : (axes.map((axis) => features[axis] as string) as [string, string]),
    scaler: dataset.standardize ? 'standard' : 'none',
    image,
    sequence: null,
    isOrdered: false,
    series: null,
  };
}

/** The examples of an agent are what it observes. */
function ofEnvironment(environment: EnvironmentDef, args: Readonly<Record<string, number>>): DataShape {
  const { label, observed } = environment;
  const image = imageSizeOf(environment.observation(args));
  const columns = image
    ? [images(image)]
    : (observed ?? []).map((name) => ({ id: idOf(name), label: name, levels: null }));
  return {
    label,
    ...meant('reinforcement'),
    columns,
    features: columns.map(({ id }) => id),
    target: { id: 'reward', label: 'reward', levels: null },
    targets: [],
    goal: 'the reward',
    classes: environment.actions(args),
    axes: 'components',
    scaler: 'none',
    image,
    sequence: null,
    isOrdered: false,
    series: null,
  };
}

function targetOf(dataset: GeneratedDataset | GeneratedTargets, classes: readonly string[]): Column {
  if (classes.length === 0) return { id: TARGET, label: 'y', levels: null };
  const target = { id: TARGET, label: 'class', levels: classes };
  if (!('each' in dataset)) return target;
  return dataset.each === 'label'
    ? { id: TARGET, label: 'labels', levels: ABSENT_OR_PRESENT, flags: classes }
    : { ...target, image: { ...dataset.image, channels: 1 } };
}

const ABSENT_OR_PRESENT = ['absent', 'present'];

/** The column name of generated sequences. */
const SEQUENCE = 'sequence';

function ofSequences(dataset: GeneratedSequences, args: Readonly<Record<string, number>>): DataShape {
  const { label, task, target: goal, predicts } = dataset;
  const { steps, ...form } = dataset.form(args);
  const tokens = 'tokens' in form ? form.tokens : null;
  const names = 'numbers' in form ? form.numbers : [SEQUENCE];
  const classes = dataset.classes(args);
  const levels = classes.length === 0 ? null : classes;
  const target = { id: TARGET, label: levels ? 'class' : 'y', levels };
  return {
    label,
    ...meant(task),
    columns: [{ id: SEQUENCE, label: SEQUENCE, levels: tokens, sequence: { steps, names } }],
    features: [SEQUENCE],
    target: predicts === 'whole' ? target : { ...target, sequence: { steps, names: [TARGET] } },
    targets: [TARGET],
    goal,
    classes,
    axes: 'components',
    scaler: 'none',
    image: null,
    sequence: { steps, tokens, predicts },
    isOrdered: false,
    series: null,
  };
}

/** The column name of the target in generated data. */
const TARGET = 'y';

function ofFile(dataset: Extract<DatasetDef, { kind: 'file' }>, target: string): DataShape {
  const { label, columns, ignored = [], scaler } = dataset;
  const usual = target === dataset.predicts;
  const column = columnOf(columns, target);
  const rest = columns.filter(({ id }) => id !== column.id);
  const axes = dataset.axes === 'components' || !dataset.axes.includes(column.id) ? dataset.axes : twoOf(rest);
  return {
    label,
    ...learned(column),
    columns: dataset.predictsNext ? rest : columns,
    features: rest.map(({ id }) => id).filter((id) => !ignored.includes(id) && (usual || id !== dataset.predicts)),
    target: column,
    // A sequence and the tokens that come next are the same data twice: one cannot take the place of the other.
    targets: dataset.predictsNext ? [dataset.predicts] : predictable(columns),
    goal: usual ? dataset.target : column.label,
    axes,
    scaler,
    image: imageOf(columns),
    sequence: sequenceOf(dataset, column),
    isOrdered: dataset.ordered === true,
    series: dataset.series ?? null,
  };
}

function ofOwn({ name, columns, count }: OwnTable, target: string): DataShape {
  const column = columnOf(columns, target);
  const rest = columns.filter(({ id }) => id !== column.id);
  const image = imageOf(columns);
  return {
    label: name,
    ...learned(column),
    columns,
    features: rest.map(({ id }) => id),
    target: column,
    targets: predictable(columns),
    goal: column.label,
    axes: image === null ? twoOf(rest.length > 0 ? rest : columns) : 'components',
    scaler: image === null ? 'standard' : 'none',
    image,
    sequence: null,
    isOrdered: columns.every(isSingle),
    // A single column can only be predicted from its own past.
    series: columns.length === 1 ? usualSeries({ rows: count, isText: isText({ columns }) }) : null,
  };
}

/** Whether each row has a single value in a column. */
function isSingle({ image, sequence }: Column): boolean {
  return image === undefined && sequence === undefined;
}

function sequenceOf({ columns, predictsNext }: FileDataset<string>, target: Column): SequenceShape | null {
  const column = columns.find(({ id, sequence }) => sequence !== undefined && id !== target.id);
  if (column?.sequence === undefined) return null;
  const predicts = target.sequence === undefined ? 'whole' : predictsNext ? 'next' : 'step';
  return { steps: column.sequence.steps, tokens: column.levels, predicts };
}

function imageOf(columns: readonly Column[]): ImageSize | null {
  return imageColumn(columns)?.image ?? null;
}

/** A number is predicted directly, two categories as one probability, and more as one probability each. */
function learned({ levels }: Column): Pick<DataShape, 'task' | 'answer' | 'classes'> {
  if (levels === null) return { ...meant('regression'), classes: [] };
  return { ...meant(levels.length === 2 ? 'binary' : 'multiclass'), classes: levels };
}

function meant(task: Task): Pick<DataShape, 'task' | 'answer'> {
  return { task, answer: entryOf('tasks', task).answer };
}

/** Neither an image nor a column with a single category can be a target. */
function predictable(columns: readonly Column[]): readonly string[] {
  const possible = ({ levels, image }: Column) => (levels === null ? image === undefined : levels.length > 1);
  return columns.filter(possible).map(({ id }) => id);
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
