/** Describes the results of the steps of the preparation. */

import { PARTS, type Part } from '../../../experiment/experiment.ts';
import {
  type DataChoice,
  type DataShape,
  type ExperimentSpec,
  entryOf,
  type Fold,
  inputLabels,
  optionOf,
  type Split,
} from '../../../experiment/index.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import type { ColumnView, PreparationView, Spread } from '../../../runtime/protocol.ts';
import { missingName } from '../../../table/inputs.ts';
import { pixelIndex } from '../../../table/pixels.ts';
import type { Column } from '../../../table/table.ts';
import { counted } from '../../counted.ts';

export function columnsWords({ features }: ExperimentSpec, shape: DataShape): string {
  const { target } = shape;
  const kind = target.levels === null ? 'a number' : `one of ${counted(target.levels.length, 'class', 'classes')}`;
  return `${featureWords(features, shape)}; the target is ${kind}.`;
}

function featureWords(features: readonly string[], { columns, target, image }: DataShape): string {
  const isFeature = ({ id }: Column) => features.includes(id);
  const used = columns.filter(isFeature);
  const are = features.length === 1 ? 'is a feature' : 'are features';
  if (image) {
    const pixels = features.filter((id) => pixelIndex(image, id) >= 0).length;
    const size = `${image.channels === 1 ? '' : 'colour '}images of ${image.width} × ${image.height} pixels`;
    if (pixels > 0) return `${counted(pixels, 'pixel')} of ${size} ${are}`;
    if (features.length === 1 && used[0]?.image) return `The features are ${size}`;
  }
  const possible = columns.filter((column) => column.id !== target.id || isFeature(column)).length;
  const computed = features.length - used.length;
  const more = computed > 0 ? ` and ${counted(computed, 'feature')} computed from them` : '';
  return `${used.length} of ${counted(possible, 'column')}${more} ${are}`;
}

export function splitWords(
  { examples, windows }: PreparationView,
  { fold, sweep, split }: ExperimentSpec,
  { classes, series, sequence }: DataShape,
): string {
  const { train, validation, test } = examples;
  const parts = `${formatCount(train)} training, ${formatCount(validation)} validation and ${formatCount(test)} test examples`;
  const folded = fold === null ? '' : foldWords(fold, sweep?.of === 'fold');
  if (series === null) {
    const isEven = classes.length > 0 && (sequence === null || sequence.predicts === 'whole');
    return sentences(`${parts}${isEven ? ', each with the classes in the same proportions' : ''}.`, folded);
  }
  const unit = sequence?.tokens ? 'tokens' : 'rows';
  const order = orderWords(split, unit);
  const empty = emptyWords(
    PARTS.filter((part) => split[part] > 0 && examples[part] === 0),
    `window of ${series.window} ${unit}`,
  );
  return sentences(`${parts}.`, empty, thinnedWords(windows), order, folded, fold === null ? '' : FOLDS_OF_SERIES);
}

function sentences(...some: readonly string[]): string {
  return some.filter(Boolean).join(' ');
}

/** That parts are too short for any window, if so. */
function emptyWords(parts: readonly Part[], window: string): string {
  if (parts.length === 0) return '';
  const [which, larger] = parts.length === 1 ? ['part', 'larger part'] : ['parts', 'larger parts'];
  return `No ${window} with its target fits into the ${parts.join(' and ')} ${which}: choose a shorter window or ${parts.length === 1 ? 'a ' : ''}${larger}.`;
}

/** That not all windows are examples, if so. */
function thinnedWords(windows: PreparationView['windows']): string {
  if (windows === null || windows.everyNth === 1) return '';
  const { count, everyNth } = windows;
  return `They are ${everyNth === 2 ? 'every second' : `one in ${everyNth}`} of the ${formatCount(count)} windows: more would make every evaluation slow.`;
}

/** How the rows of a series are divided. */
function orderWords({ train, validation, test }: Split, rows: 'tokens' | 'rows'): string {
  const order = [
    `the first ${train} % are the training part`,
    ...(validation > 0 ? [`the next ${validation} % the validation part`] : []),
    ...(test > 0 ? [`the last ${test} % the test part`] : []),
  ];
  return `The ${rows} keep their order: ${order.join(', ')}. No window reaches from one part into another, or over a missing row.`;
}

const FOLDS_OF_SERIES = 'A fold is a stretch of rows, so the network also trains on rows after those that validate.';

function foldWords({ index, of }: Fold, each: boolean): string {
  const which = each ? `Each of the ${of} folds validates one run` : `Fold ${index} of ${of} validates`;
  return `${which}; the test part is the same for every fold.`;
}

export function missingWords(view: PreparationView, { missing }: ExperimentSpec, { target }: DataShape): string {
  const { rows, columns } = view;
  const untargeted =
    rows.withoutTarget > 0 ? `${counted(rows.withoutTarget, 'row')} without "${target.label}" ignored. ` : '';
  const incomplete = columns.filter(({ inputs, missing }) => inputs.length > 0 && missing > 0);
  if (missing.id === 'drop') {
    if (rows.incomplete === 0) return `${untargeted}No feature has missing values.`;
    return `${untargeted}${formatCount(rows.incomplete)} of ${counted(rows.all, 'row')} ignored because a feature is missing there.`;
  }
  if (incomplete.length === 0) return `${untargeted}No feature has missing values.`;
  const values = incomplete.reduce((sum, column) => sum + column.missing, 0);
  const marked = incomplete.filter(hasIndicator).length;
  const indicators = marked > 0 ? ` ${counted(marked, 'more input')} mark${marked === 1 ? 's' : ''} them.` : '';
  return `${untargeted}${counted(values, 'missing value')} in ${counted(incomplete.length, 'column')} filled, so no row is lost.${indicators}`;
}

/** Whether an additional input marks the missing values of the column. */
function hasIndicator({ id, inputs }: ColumnView): boolean {
  return inputs.includes(missingName(id));
}

export function outlierWords({ columns }: PreparationView, { outliers }: ExperimentSpec): string {
  if (outliers.id === 'keep') return 'Every value is kept.';
  const clipped = columns.filter(({ clip }) => clip !== null && clip.count > 0);
  if (clipped.length === 0) return 'No value is outside the bounds.';
  const values = clipped.reduce((sum, { clip }) => sum + (clip?.count ?? 0), 0);
  return `${counted(values, 'value')} in ${counted(clipped.length, 'column')} clipped to the bounds of the training part.`;
}

export function encodingWords({ columns }: PreparationView, shape: DataShape): string {
  if (shape.sequence?.tokens) {
    const { length } = shape.sequence.tokens;
    return `Each step is one of ${counted(length, 'token')}: the network receives it one-hot, or looks up its embedding.`;
  }
  const used = columns.filter(({ inputs }) => inputs.length > 0);
  const categories = used.filter(({ id }) => (columnOf(shape, id)?.levels ?? null) !== null);
  const image = used.find(({ id }) => columnOf(shape, id)?.image);
  const numbers = used.length - categories.length - (image ? 1 : 0);
  const unchanged =
    numbers === 0 ? '' : `${counted(numbers, 'numeric column')} ${numbers === 1 ? 'stays' : 'stay'} unchanged`;
  const pixels = image ? `each image becomes ${counted(image.inputs.length, 'input')}` : '';
  const rest = [pixels, unchanged].filter(Boolean).join('; ');
  if (categories.length === 0) return `No categories: ${rest || 'nothing to encode'}.`;
  const inputs = categories.reduce((sum, column) => sum + column.inputs.length - (hasIndicator(column) ? 1 : 0), 0);
  const encoded = `${counted(categories.length, 'categorical column')} ${categories.length === 1 ? 'becomes' : 'become'} ${counted(inputs, 'input')} of 0 and 1`;
  return `${[encoded, rest].filter(Boolean).join('; ')}.`;
}

export function scaleWords({ columns }: PreparationView, { scaler }: ExperimentSpec, shape: DataShape): string {
  const { target } = shape;
  if (scaler.id === 'none') return 'Every number keeps its unit.';
  const numeric = columns.filter(({ id, inputs }) => inputs.length > 0 && columnOf(shape, id)?.levels === null);
  const unit = optionOf('scalers', scaler, 'images');
  const by = numeric.some(({ id }) => columnOf(shape, id)?.image) ? `, images ${unit} by ${unit}` : '';
  const on =
    optionOf('scalers', scaler, 'fit') === 'everything'
      ? 'all rows, including the test part'
      : 'the training part only';
  const own = columns.find(({ id, inputs }) => id === target.id && inputs.length === 0)?.scale;
  const measured = target.unit === undefined ? '' : ` ${target.unit}`;
  const ofTarget = own ? ` The target is standardized: 1 is ${formatNumber(1 / own.factor)}${measured}.` : '';
  return `${counted(numeric.length, 'column')} scaled${by}, fitted on ${on}.${ofTarget}`;
}

export function augmentWords(
  { copies, examples }: PreparationView,
  { augmentations }: ExperimentSpec,
  shape: DataShape,
): string {
  if (augmentations.length === 0) return 'No copies are added.';
  if (shape.series !== null) return 'No copies are made of windows.';
  if (copies === 0) return 'No copies could be made: some pixels are not features, or the data would be too large.';
  const wanted = augmentations.reduce((sum, { args }) => sum + (args.copies ?? 1), 0) * examples.train;
  const cut = copies < wanted ? ` All ${formatCount(wanted)} would be too many.` : '';
  return `${counted(copies, 'changed copy', 'changed copies')} added, which makes ${formatCount(examples.train + copies)} training examples.${cut}`;
}

/** "number", "3 categories", "28 × 28 image". */
export function kindOf({ levels, image }: Column): string {
  if (image) return `${image.width} × ${image.height} ${image.channels === 1 ? 'image' : 'colour image'}`;
  return levels === null ? 'number' : counted(levels.length, 'category', 'categories');
}

/** The changes that the preparation made to a column and that its picture does not show. */
export function fateOf(view: ColumnView, { levels, image }: Column, spec: ExperimentSpec): readonly string[] {
  const { fillValue, missing, clip, inputs } = view;
  const filler = fillValue === null ? null : levels === null ? formatNumber(fillValue) : (levels[fillValue] ?? null);
  const imputer = entryOf('imputers', spec.missing.id);
  const by = levels === null || imputer.drops ? imputer.label.toLowerCase() : imputer.category;
  return [
    ...(filler !== null && missing > 0 ? [`missing: ${filler} (${by})`] : []),
    ...(clip !== null && clip.count > 0
      ? [
          `${formatCount(clip.count)} clipped${clip.bounds ? ` to ${clip.bounds.map((bound) => formatNumber(bound)).join(' … ')}` : ''}`,
        ]
      : []),
    ...(image && spec.features.includes(view.id)
      ? [`→ ${counted(inputs.length, 'input')}`]
      : inputs.length > 1 || ((levels !== null || image) && inputs.length > 0)
        ? [namesOf(labelled(inputs, spec))]
        : []),
  ];
}

/** The labels of inputs. */
export function labelled(inputs: readonly string[], choice: DataChoice): readonly string[] {
  const labels = inputLabels(choice);
  return inputs.map((name) => labels[name] ?? name);
}

const MOST_NAMES = 3;

function namesOf(inputs: readonly string[]): string {
  const rest = inputs.length - MOST_NAMES;
  return `→ ${inputs.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** The range of a histogram of numbers; null for categories. */
export function rangeWords({ range }: Spread): string | null {
  if (range === null) return null;
  const [low, high] = range;
  return low === high ? formatNumber(low) : `${formatNumber(low)} … ${formatNumber(high)}`;
}

const MOST_BARS = 5;

/** Describes a small histogram for screen readers. */
export function spreadWords(spread: Spread, names: readonly string[]): string {
  const { range, counts } = spread;
  if (range && range[0] === range[1]) return `always ${formatNumber(range[0])}`;
  if (range)
    return `${formatNumber(range[0])} to ${formatNumber(range[1])}, the highest bar ${highestOf(spread, range)}`;
  const named = counts.length === names.length;
  const bars = counts
    .slice(0, MOST_BARS)
    .map((count, index) => `${named ? `${names[index]} ` : ''}${formatCount(count)}`);
  const rest = counts.length - MOST_BARS;
  return bars.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function highestOf({ counts }: Spread, [low, high]: readonly [number, number]): string {
  const bin = counts.indexOf(Math.max(...counts));
  const at = (edge: number) => formatNumber(low + ((high - low) * edge) / counts.length);
  return `from ${at(bin)} to ${at(bin + 1)}`;
}

/** A column of the data or its target. */
export function columnOf({ columns, target }: DataShape, id: string): Column | undefined {
  return columns.find((column) => column.id === id) ?? (target.id === id ? target : undefined);
}
