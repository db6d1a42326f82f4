import type { Hyperparameter } from '../../catalog/entry.ts';

/** Maps the positions of a slider to values. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** The distance between neighbouring positions. */
  readonly stride: number;
  toPosition(value: number): number;
  toValue(position: number): number;
}

/** Moves a value by a number of arrow key steps, negative for down. */
export type Nudge = (value: number, steps: number) => number;

type Quantity = Pick<Hyperparameter, 'min' | 'max' | 'scale'> & { readonly integer?: boolean };

/** The number of intervals on a log scale, before positions that round to the same value are merged. */
const INTERVALS = 200;

/** A log scale if the quantity is compared by ratio, otherwise a linear one in round steps. */
export function sliderScale({ min, max, scale, integer = false }: Quantity): Scale {
  if (scale === 'linear') {
    const step = integer ? 1 : 10 ** Math.floor(Math.log10((max - min) / 100) + 1e-9);
    const toValue = (position: number) => Number(position.toPrecision(12));
    return { min, max, stride: step, toPosition: (value) => value, toValue };
  }
  const values = logValues(min, max, integer);
  return {
    min: 0,
    max: values.length - 1,
    stride: 1,
    toPosition: (value) => positionOf(values, value),
    toValue: (position) => values[Math.round(position)] ?? max,
  };
}

/** Steps from one position of a slider to the next, or from a value between two positions to the next one. */
export function nudgeOn({ min, max, stride, toPosition, toValue }: Scale): Nudge {
  return (value, steps) => {
    const position = (toPosition(value) - min) / stride;
    // A rounding error of the division does not count as a value between two positions.
    const whole = Math.abs(position - Math.round(position)) < 1e-6 ? Math.round(position) : null;
    const from = whole ?? (steps > 0 ? Math.floor(position) : Math.ceil(position));
    return toValue(Math.min(max, Math.max(min, min + (from + steps) * stride)));
  };
}

/** Steps of a fixed size. */
export function nudgeBy(step: number): Nudge {
  return (value, steps) => Number((value + steps * step).toPrecision(12));
}

/** Distinct values of two digits in equal ratios, so that an arrow key always changes the value. */
function logValues(min: number, max: number, integer: boolean): readonly number[] {
  // Zero has no logarithm, so it is placed at the left end, six decades below the maximum.
  const low = min > 0 ? min : max / 1e6;
  const spread = Array.from({ length: INTERVALS + 1 }, (_, index) => {
    const value = low * (max / low) ** (index / INTERVALS);
    return integer ? Math.round(value) : Number(value.toPrecision(2));
  });
  const inside = spread.filter((value) => value > min && value < max);
  return [...new Set([min, ...inside, max])];
}

/** The fractional index of a value in ascending values. */
function positionOf(values: readonly number[], value: number): number {
  const above = values.findIndex((other) => other >= value);
  if (above < 0) return values.length - 1;
  const [before, after] = [values[above - 1], values[above]];
  if (before === undefined || after === undefined) return 0;
  return above - (after - value) / (after - before);
}
