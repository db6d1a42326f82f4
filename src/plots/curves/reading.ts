import { epochsIn } from '../../math/epochs.ts';
import { formatCount } from '../../math/format.ts';
import { nearest } from '../core/nearest.ts';
import type { CurveData, CurveHistory } from '../core/types.ts';

/** The exact values of a run and its ghosts at a step. */
export interface Reading {
  readonly step: number;
  /** null for an agent, which has no examples to go through. */
  readonly epoch: number | null;
  /** Index of the run's own values in its history; null after its end. */
  readonly place: number | null;
  readonly values: readonly { readonly name: string; readonly value: number }[];
}

/** The curves of a quantity on training and on validation examples. */
export function partsOf(
  { values }: CurveHistory,
  quantity: string,
): readonly [train: ArrayLike<number>, validation: ArrayLike<number>] {
  return [values[`train/${quantity}`] ?? [], values[`validation/${quantity}`] ?? []];
}

/** What is read from the curves; see `CurveView`. */
export interface Readable {
  readonly quantity: string;
  readonly undivided?: string | null;
  readonly band?: readonly [low: string, high: string] | null;
}

/** Reads the curves at a step. For ghosts, reads the nearest value, and none after their end. */
export function readCurves({ history, passes, ghosts }: CurveData, shown: Readable, at: number): Reading {
  const { quantity, undivided = null } = shown;
  const { step } = history;
  const place = at <= (step[step.length - 1] ?? -1) ? nearest(step, at) : null;
  const own = place === null ? [] : valuesAt(history, shown, place).filter(({ value }) => !Number.isNaN(value));
  const earlier = ghosts
    .filter((ghost) => at <= (ghost.step[ghost.step.length - 1] ?? -1))
    .map((ghost) => ({
      name: `${ghost.number} ${ghost.name}`,
      value: ghost.values[quantity]?.[nearest(ghost.step, at)] as number,
    }));
  const epoch = undivided === null ? epochsIn(at, passes) : null;
  return { step: at, epoch, place, values: [...own, ...earlier] };
}

function valuesAt(history: CurveHistory, { quantity, undivided = null, band = null }: Readable, place: number) {
  const [train, validation] = partsOf(history, quantity).map((values) => values[place] ?? Number.NaN) as [
    number,
    number,
  ];
  if (undivided === null) {
    return [
      { name: 'train', value: train },
      { name: 'validation', value: validation },
      { name: 'gap', value: validation - train },
    ];
  }
  const ends = (band ?? []).map((series, end) => ({
    name: BAND_ENDS[end] as string,
    value: history.values[series]?.[place] ?? Number.NaN,
  }));
  return [{ name: undivided, value: train }, ...ends];
}

const BAND_ENDS = ['10th percentile', '90th percentile'];

/** For example "Step 1,200, epoch 24: train 0.0312, validation 0.0415". */
export function describeReading({ step, epoch, values }: Reading, write: (value: number) => string): string {
  const list = values.map(({ name, value }) => `${name} ${write(value)}`).join(', ');
  const when = epoch === null ? '' : `, epoch ${writeEpoch(epoch)}`;
  return `Step ${formatCount(step)}${when}${list && `: ${list}`}`;
}

/** Whole epochs, like the counter in the header; the first ten with one decimal. */
export function writeEpoch(epoch: number): string {
  return epoch < 10 ? epoch.toFixed(1) : formatCount(Math.floor(epoch));
}
