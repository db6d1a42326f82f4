import type { DatasetDef } from '../../../catalog/datasets/definition.ts';
import type { Hyperparameters } from '../../../catalog/entry.ts';
import type { EnvironmentDef } from '../../../catalog/environments/definition.ts';
import { call, type DataShape, dataOf, entryOf, idsOf, rowCount } from '../../../experiment/index.ts';
import { capitalized } from '../../../math/capitalized.ts';
import { formatCount } from '../../../math/format.ts';
import { imageSizeOf, type SampleType, unitCount } from '../../../math/sample.ts';
import { counted } from '../../counted.ts';
import type { Findable } from '../../search.ts';
import { pixelSize } from '../pixelSize.ts';

/** The group of all environments. */
export const WORLDS = 'Worlds';

/** The groups of the datasets and environments in the catalog, in order. */
export const GROUPS = [
  'Two classes',
  'Several classes',
  'Regression',
  'Real data',
  'Images',
  'Sequences',
  WORLDS,
] as const;
export type Group = (typeof GROUPS)[number];

/** The information about a dataset or an environment of the catalog that a person needs to choose it. */
export interface Card {
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  /** The target, or what an agent does. */
  readonly line: string;
  /** The texts that find it. */
  readonly texts: Findable;
}

/** The datasets and environments of the catalog, group by group. */
export function catalogCards(): readonly Card[] {
  const cards = idsOf('datasets').map((id) => {
    const entry = entryOf('datasets', id);
    return entry.kind === 'environment' ? worldCard(id, entry) : cardOf(id, entry);
  });
  return GROUPS.flatMap((group) => cards.filter((card) => card.group === group));
}

function worldCard(id: string, { label, aliases = [], explain, observed = [], ...environment }: EnvironmentDef): Card {
  const { args } = call('datasets', id);
  const { label: learning } = entryOf('tasks', 'reinforcement');
  const names = [...environment.actions(args), ...environment.state(args), ...observed];
  const words = [id, WORLDS, learning, ...aliases, ...names];
  return { id, label, group: WORLDS, line: explain, texts: { title: label, explain, words } };
}

function cardOf(id: string, dataset: DatasetDef): Card {
  const { label, target, aliases = [] } = dataset;
  const shape = dataOf({ data: call('datasets', id), table: null, target: null, series: null, task: null });
  const { classes, columns } = shape;
  const group = groupOf(dataset, shape);
  const names = columns.map((column) => column.label);
  const makers = dataset.kind === 'file' ? [dataset.makers, dataset.rows] : [];
  const kinds = isTimeSeries(dataset, shape) ? ['time series'] : [];
  const words = [id, group, ...aliases, ...classes, ...names, ...makers, ...kinds];
  return { id, label, group, line: sentence(target), texts: { title: label, explain: target, words } };
}

/** Whether the rows are in the order of time, or the next number of each sequence is predicted. */
function isTimeSeries(dataset: DatasetDef, { sequence }: DataShape): boolean {
  if (dataset.kind === 'file' && dataset.ordered) return true;
  return sequence !== null && sequence.tokens === null && sequence.predicts === 'step';
}

function groupOf({ kind }: DatasetDef, { task, image, sequence }: DataShape): Group {
  if (image) return 'Images';
  if (sequence) return 'Sequences';
  return kind === 'file' ? 'Real data' : (entryOf('tasks', task).label as Group);
}

/**
 * The size of a dataset or a world: "150 rows · 4 features · 3 classes", "2,000 sequences · 8 steps · 2 classes",
 * "4 observed numbers · 2 actions".
 */
export function sizeOf(id: string): string {
  const entry = entryOf('datasets', id);
  return entry.kind === 'environment' ? sizeOfWorld(id, entry) : sizeOfDataset(id, entry);
}

function sizeOfWorld(id: string, { actions, axes, observation }: EnvironmentDef): string {
  const { args } = call('datasets', id);
  return [observed(observation(args), axes(args).length > 0), counted(actions(args).length, 'action')].join(' · ');
}

/** @param differs whether there is anything to tell states apart */
function observed(type: SampleType, differs: boolean): string {
  if (!differs) return 'nothing to observe';
  const image = imageSizeOf(type);
  return image ? pixelSize(image) : counted(unitCount(type), 'observed number');
}

function sizeOfDataset(id: string, { kind, hyper }: DatasetDef): string {
  const choice = { data: call('datasets', id), table: null, target: null, series: null, task: null };
  const shape = dataOf(choice);
  const { n }: Hyperparameters = hyper;
  const count = kind === 'file' && n ? `up to ${formatCount(n.max)}` : formatCount(rowCount(choice));
  const what = shape.sequence ? 'sequences' : kind === 'file' ? 'rows' : 'examples';
  return [`${count} ${what}`, inputsOf(shape), targetOf(shape)].join(' · ');
}

function inputsOf({ features, image, sequence }: DataShape): string {
  if (image) return pixelSize(image);
  return sequence ? counted(sequence.steps, 'step') : counted(features.length, 'feature');
}

function targetOf({ classes, sequence, target: column }: DataShape): string {
  if (column.flags) return counted(classes.length, 'label');
  if (column.image) return `${counted(classes.length, 'class', 'classes')} per pixel`;
  const target = classes.length === 0 ? 'a number' : counted(classes.length, 'class', 'classes');
  return sequence && sequence.predicts !== 'whole' ? `${target} per step` : target;
}

/** Capitalizes a text, except for a formula. */
function sentence(text: string): string {
  return /^\w+ =/.test(text) ? text : capitalized(text);
}
