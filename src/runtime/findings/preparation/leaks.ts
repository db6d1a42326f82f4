import type { FittedColumn } from '../../../compiler/preparation/column.ts';
import type { Prepared } from '../../../compiler/preparation/prepared.ts';
import { optionOf } from '../../../experiment/lookup.ts';
import { momentsOf } from '../../../math/spread.ts';
import { type Cells, cellsOf, singleCells, valuesAt } from '../../../table/cells.ts';
import { seenBefore } from './duplicates.ts';

/** A leak: examples that should be unknown affect the training or are already known. */
export interface Leak {
  readonly kind: /** The target is among the features. */
    | 'target'
    /** A feature determines the target. */
    | 'determined'
    /** The scaler has seen validation and test examples. */
    | 'scaler'
    /** Examples are in more than one part. */
    | 'duplicates';
  /** The text for people: what leaks, with names and numbers. */
  readonly text: string;
  /** Id of the column that should be ignored; null if the leak does not concern a column. */
  readonly column: string | null;
  /** The share of the validation and test examples that are already known, of `duplicates`; otherwise 1. */
  readonly share: number;
}

/** From this correlation on, two columns count as the same number in different units. */
const SAME = 0.999;

/** Finds information in training that should be unknown, the worst first. */
export function findLeaks(prepared: Prepared): readonly Leak[] {
  const { plan, columns } = prepared;
  const fed = columns.filter((column) => column.fed);
  // In a series, every feature is older than the target.
  const simultaneous = plan.series ? [] : fed;
  return [
    ...simultaneous.filter(({ cells }) => cells.column.id === plan.target).map(ofTarget),
    ...simultaneous.flatMap(({ cells }) =>
      cells.column.id === plan.target || cells.column.sequence ? [] : determinedBy(prepared, cells),
    ),
    ...ofScaler(prepared, fed),
    ...ofDuplicates(prepared),
  ];
}

function ofTarget({ cells: { column } }: FittedColumn): Leak {
  const text = `"${column.label}" is both target and feature: the network only has to copy it.`;
  return { kind: 'target', text, column: column.id, share: 1 };
}

/** A whole image can be ignored, but not a single one of its pixels. */
function determinedBy(prepared: Prepared, cells: Cells): readonly Leak[] {
  const { column } = cells;
  return singleCells(cells).flatMap((one) => {
    const leak = determined(prepared, one);
    return leak === null ? [] : { ...leak, column: column.image === undefined ? column.id : null };
  });
}

/**
 * Finds out whether a column determines the target: each of its values occurs with only one target, or it is the same
 * number.
 */
function determined({ table, plan, rows }: Prepared, cells: Cells): Leak | null {
  const { column } = cells;
  const target = cellsOf(table, plan.target) as Cells;
  const { label, levels } = target.column;
  const both = column.missing ? rows.kept.filter((row) => !Number.isNaN(cells.values[row])) : rows.kept;
  const found = (how: string): Leak => ({
    kind: 'determined',
    text: `"${column.label}" gives "${label}" away: ${how}.`,
    column: column.id,
    share: 1,
  });

  if (column.levels === null && levels === null) {
    const same = correlation(valuesAt(cells, both), valuesAt(target, both));
    return Math.abs(same) > SAME ? found(`their correlation is ${same.toFixed(4)}`) : null;
  }
  const codes = codesFor(cells, target, both);
  if (codes === null || codes.targets < 2) return null;
  // If all numbers are different, each trivially occurs with one class; if there are as many as classes, they encode
  // them.
  const few = column.levels === null ? codes.values === codes.targets : codes.values < both.length / 2;
  return few
    ? found(`each of its ${codes.values} values occurs with only one ${levels === null ? 'number' : 'class'}`)
    : null;
}

/** The numbers of different values and targets; null if a value occurs with several targets. */
function codesFor({ values, stride, first }: Cells, targets: Cells, rows: readonly number[]) {
  const targetOf = new Map<number, number>();
  for (const row of rows) {
    const [value, target] = [values[row * stride + first] as number, targets.values[row] as number];
    if ((targetOf.get(value) ?? target) !== target) return null;
    targetOf.set(value, target);
  }
  return { values: targetOf.size, targets: new Set(targetOf.values()).size };
}

/** Pearson's correlation; 0 if one of the two does not vary. */
function correlation(xs: Float64Array, ys: Float64Array): number {
  const [meanX, meanY] = [momentsOf(xs).mean, momentsOf(ys).mean];
  let [xx, yy, xy] = [0, 0, 0];
  xs.forEach((value, place) => {
    const [x, y] = [value - meanX, (ys[place] as number) - meanY];
    xx += x * x;
    yy += y * y;
    xy += x * y;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

function ofScaler({ plan, parts }: Prepared, fed: readonly FittedColumn[]): Leak[] {
  const unseen = parts.validation.originals + parts.test.originals;
  const numbers = fed.filter(({ fits }) => fits.length > 0);
  if (optionOf('scalers', plan.scaler, 'fit') !== 'everything' || unseen === 0 || numbers.length === 0) return [];
  const text = `The scaler is fitted on all rows: ${unseen} validation and test examples, which should be unknown, affect the training inputs.`;
  return [{ kind: 'scaler', text, column: null, share: 1 }];
}

function ofDuplicates(prepared: Prepared): Leak[] {
  const { parts } = prepared;
  const seen = seenBefore(prepared);
  const counts = (['validation', 'test'] as const).map((part) => ({ part, count: seen[part] }));
  const known = counts.filter(({ count }) => count > 0);
  if (known.length === 0) return [];
  const which = known.map(({ part, count }) => `${count} of ${parts[part].originals} ${part} examples`).join(' and ');
  const verb = known.length === 1 && known[0]?.count === 1 ? 'is' : 'are';
  const text = `${which} ${verb} also in the training part, with the same values: the network has already seen their targets. If rows were recorded twice, remove the copies from the file.`;
  const share = (seen.validation + seen.test) / (parts.validation.originals + parts.test.originals);
  return [{ kind: 'duplicates', text, column: null, share }];
}
