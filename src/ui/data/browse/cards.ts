import type { DatasetDef } from '../../../catalog/datasets/definition.ts';
import { call, type DataShape, dataOf, entryOf, idsOf, rowCount } from '../../../experiment/index.ts';
import { formatCount } from '../../../plots/core/format.ts';
import { counted } from '../../counted.ts';
import { pixelSize } from '../pixelSize.ts';

/** The groups of the datasets in the catalog, in order. */
export const GROUPS = ['Two classes', 'Several classes', 'Regression', 'Real data', 'Images', 'Sequences'] as const;
export type Group = (typeof GROUPS)[number];

/** The information about a dataset of the catalog that a person needs to choose it. */
export interface Card {
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  /** The target. */
  readonly line: string;
  /** All words that find it, in lower case. */
  readonly words: string;
}

/** The datasets of the catalog, group by group. */
export function catalogCards(): readonly Card[] {
  const cards = idsOf('datasets').map((id) => cardOf(id, entryOf('datasets', id)));
  return GROUPS.flatMap((group) => cards.filter((card) => card.group === group));
}

function cardOf(id: string, dataset: DatasetDef): Card {
  const { label, target, aliases = [] } = dataset;
  const shape = dataOf({ data: call('datasets', id), table: null, target: null, series: null, task: null });
  const { classes, columns } = shape;
  const group = groupOf(dataset, shape);
  const names = columns.map((column) => column.label);
  const makers = dataset.kind === 'file' ? [dataset.makers, dataset.rows] : [];
  const kinds = isTimeSeries(dataset, shape) ? ['time series'] : [];
  const words = [id, label, group, target, ...aliases, ...classes, ...names, ...makers, ...kinds];
  return { id, label, group, line: sentence(target), words: words.join(' ').toLowerCase() };
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

/** The cards that contain all words of the query, in whole or in part. */
export function matching(cards: readonly Card[], query: string): readonly Card[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter(({ words }) => wanted.every((word) => words.includes(word)));
}

/** The size of a dataset: "150 rows · 4 features · 3 classes", "2,000 sequences · 8 steps · 2 classes". */
export function sizeOf(id: string): string {
  const choice = { data: call('datasets', id), table: null, target: null, series: null, task: null };
  const shape = dataOf(choice);
  const { kind, hyper } = entryOf('datasets', id);
  const { n } = hyper;
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
  return /^\w+ =/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
