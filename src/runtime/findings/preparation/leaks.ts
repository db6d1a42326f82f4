import { type FittedColumn, valuesAt } from '../../../compiler/preparation/column.ts';
import type { Prepared } from '../../../compiler/preparation/prepare.ts';
import { optionOf } from '../../../experiment/lookup.ts';
import { momentsOf } from '../../../math/spread.ts';
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
}

/** From this correlation on, two columns count as the same number in different units. */
const SAME = 0.999;

/** Finds information in training that should be unknown, the worst first. */
export function findLeaks(prepared: Prepared): readonly Leak[] {
  const { plan, columns } = prepared;
  const fed = columns.filter((column) => column.fed);
  return [
    ...fed.filter(({ column }) => column.id === plan.target).map(ofTarget),
    ...fed.flatMap((column) => (column.column.id === plan.target ? [] : (determined(prepared, column) ?? []))),
    ...ofScaler(prepared, fed),
    ...ofDuplicates(prepared),
  ];
}

function ofTarget({ column: { id, label } }: FittedColumn): Leak {
  const text = `"${label}" is both target and feature: the network only has to copy it.`;
  return { kind: 'target', text, column: id };
}

/**
 * Finds out whether a column determines the target: each of its values occurs with only one target, or it is the same
 * number.
 */
function determined({ table, plan, rows }: Prepared, { column, place }: FittedColumn): Leak | null {
  const at = table.columns.findIndex(({ id }) => id === plan.target);
  const { label, levels } = table.columns[at] as (typeof table.columns)[number];
  const values = table.values[place] as Float64Array;
  const targets = table.values[at] as Float64Array;
  const both = rows.kept.filter((row) => !Number.isNaN(values[row]));
  const found = (how: string): Leak => ({
    kind: 'determined',
    text: `"${column.label}" gives "${label}" away: ${how}.`,
    column: column.id,
  });

  if (column.levels === null && levels === null) {
    const same = correlation(valuesAt(values, both), valuesAt(targets, both));
    return Math.abs(same) > SAME ? found(`their correlation is ${same.toFixed(4)}`) : null;
  }
  const codes = codesFor(values, targets, both);
  if (codes === null || codes.targets < 2) return null;
  // If all numbers are different, each trivially occurs with one class; if there are as many as classes, they encode
  // them.
  const few = column.levels === null ? codes.values === codes.targets : codes.values < both.length / 2;
  return few
    ? found(`each of its ${codes.values} values occurs with only one ${levels === null ? 'number' : 'class'}`)
    : null;
}

/** The numbers of different values and targets; null if a value occurs with several targets. */
function codesFor(values: Float64Array, targets: Float64Array, rows: readonly number[]) {
  const targetOf = new Map<number, number>();
  for (const row of rows) {
    const [value, target] = [values[row] as number, targets[row] as number];
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
  const numbers = fed.filter(({ column }) => column.levels === null);
  if (optionOf('scalers', plan.scaler, 'fit') !== 'everything' || unseen === 0 || numbers.length === 0) return [];
  const text = `The scaler is fitted on all rows: ${unseen} validation and test examples, which should be unknown, affect the training inputs.`;
  return [{ kind: 'scaler', text, column: null }];
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
  return [{ kind: 'duplicates', text, column: null }];
}
