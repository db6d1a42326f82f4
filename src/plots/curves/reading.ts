import { epochsIn } from '../../math/epochs.ts';
import { formatCount } from '../core/format.ts';
import { nearest } from '../core/nearest.ts';
import type { CurveData, CurveHistory } from '../core/types.ts';

/** The exact values of a run and its ghosts at a step. */
export interface Reading {
  readonly step: number;
  readonly epoch: number;
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

/** Reads the curves at a step. For ghosts, reads the nearest value, and none after their end. */
export function readCurves({ history, passes, ghosts }: CurveData, quantity: string, at: number): Reading {
  const { step } = history;
  const place = at <= (step[step.length - 1] ?? -1) ? nearest(step, at) : null;
  const [train, validation] = partsOf(history, quantity);
  const own =
    place === null
      ? []
      : [
          { name: 'train', value: train[place] as number },
          { name: 'validation', value: validation[place] as number },
          { name: 'gap', value: (validation[place] as number) - (train[place] as number) },
        ].filter(({ value }) => !Number.isNaN(value));
  const earlier = ghosts
    .filter((ghost) => at <= (ghost.step[ghost.step.length - 1] ?? -1))
    .map((ghost) => ({
      name: `${ghost.number} ${ghost.name}`,
      value: ghost.values[quantity]?.[nearest(ghost.step, at)] as number,
    }));
  return { step: at, epoch: epochsIn(at, passes), place, values: [...own, ...earlier] };
}

/** For example "Step 1,200, epoch 24: train 0.0312, validation 0.0415". */
export function describeReading({ step, epoch, values }: Reading, write: (value: number) => string): string {
  const list = values.map(({ name, value }) => `${name} ${write(value)}`).join(', ');
  return `Step ${formatCount(step)}, epoch ${writeEpoch(epoch)}${list && `: ${list}`}`;
}

/** Whole epochs, like the counter in the header; the first ten with one decimal. */
export function writeEpoch(epoch: number): string {
  return epoch < 10 ? epoch.toFixed(1) : formatCount(Math.floor(epoch));
}
