import type { Hyperparameter } from '../../catalog/entry.ts';

/** How the positions of a slider stand for values. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  /** Between neighbouring positions. */
  readonly stride: number;
  toPosition(value: number): number;
  toValue(position: number): number;
}

/** Moves a value by so many steps of an arrow key, up or down. */
export type Nudge = (value: number, steps: number) => number;

type Quantity = Pick<Hyperparameter, 'min' | 'max' | 'scale'> & { readonly integer?: boolean };

/** Places on a log scale, before those go that round to the same value. */
const PLACES = 200;

/** A log scale where the quantity is compared by ratio, else a linear one in round steps. */
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
    toPosition: (value) => placeOf(values, value),
    toValue: (position) => values[Math.round(position)] ?? max,
  };
}

/** Steps from one position of a slider to the next; from between two of them to the nearer one on that side. */
export function nudgeOn({ min, max, stride, toPosition, toValue }: Scale): Nudge {
  return (value, steps) => {
    const place = (toPosition(value) - min) / stride;
    // What division leaves behind the decimals is no place between two others.
    const whole = Math.abs(place - Math.round(place)) < 1e-6 ? Math.round(place) : null;
    const from = whole ?? (steps > 0 ? Math.floor(place) : Math.ceil(place));
    return toValue(Math.min(max, Math.max(min, min + (from + steps) * stride)));
  };
}

/** Steps of one size. */
export function nudgeBy(step: number): Nudge {
  return (value, steps) => Number((value + steps * step).toPrecision(12));
}

/** Values of two digits, evenly spread by ratio, each once: an arrow key always changes something. */
function logValues(min: number, max: number, integer: boolean): readonly number[] {
  // Zero has no logarithm: it takes the left end, six decades below the other.
  const low = min > 0 ? min : max / 1e6;
  const spread = Array.from({ length: PLACES + 1 }, (_, place) => {
    const value = low * (max / low) ** (place / PLACES);
    return integer ? Math.round(value) : Number(value.toPrecision(2));
  });
  const inside = spread.filter((value) => value > min && value < max);
  return [...new Set([min, ...inside, max])];
}

/** Where a value stands among rising ones, between two of them by its share. */
function placeOf(values: readonly number[], value: number): number {
  const above = values.findIndex((other) => other >= value);
  if (above < 0) return values.length - 1;
  const [before, after] = [values[above - 1], values[above]];
  if (before === undefined || after === undefined) return 0;
  return above - (after - value) / (after - before);
}
