import type { DatasetDef } from '../../../catalog/datasets/definition.ts';
import { call, dataOf, entryOf, idsOf, rowCount } from '../../../experiment/index.ts';
import { formatCount } from '../../../plots/core/format.ts';
import { counted } from '../../counted.ts';
import { pixelSize } from '../pixelSize.ts';

/** The groups of the datasets in the catalog, in order. */
export const GROUPS = ['Two classes', 'Several classes', 'Regression', 'Real data', 'Images'] as const;
export type Group = (typeof GROUPS)[number];

const BY_TASK = { binary: 'Two classes', multiclass: 'Several classes', regression: 'Regression' } as const;

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
  const { classes, columns, image } = dataOf({ data: call('datasets', id), table: null, target: null, series: null });
  const group = image ? 'Images' : groupOf(dataset);
  const names = columns.map((column) => column.label);
  const makers = dataset.kind === 'file' ? [dataset.makers, dataset.rows] : [];
  const words = [id, label, group, target, ...aliases, ...classes, ...names, ...makers].join(' ').toLowerCase();
  return { id, label, group, line: sentence(target), words };
}

function groupOf(dataset: DatasetDef): Group {
  return dataset.kind === 'generated' ? BY_TASK[dataset.task] : 'Real data';
}

/** The cards that contain all words of the query, in whole or in part. */
export function matching(cards: readonly Card[], query: string): readonly Card[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  return cards.filter(({ words }) => wanted.every((word) => words.includes(word)));
}

/** The size of a dataset: "150 rows · 4 features · 3 classes". */
export function sizeOf(id: string): string {
  const choice = { data: call('datasets', id), table: null, target: null, series: null };
  const { features, classes, image } = dataOf(choice);
  const dataset = entryOf('datasets', id);
  const { n } = dataset.hyper;
  const count = dataset.kind === 'file' && n ? `up to ${formatCount(n.max)}` : formatCount(rowCount(choice));
  const what = dataset.kind === 'generated' ? 'examples' : 'rows';
  const inputs = image ? pixelSize(image) : counted(features.length, 'feature');
  const target = classes.length === 0 ? 'a number' : counted(classes.length, 'class', 'classes');
  return [`${count} ${what}`, inputs, target].join(' · ');
}

/** Capitalizes a text, except for a formula. */
function sentence(text: string): string {
  return /^\w+ =/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
