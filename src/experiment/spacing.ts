import type { Hyperparameter } from '../catalog/entry.ts';

/** Digits of the values in between: enough to distinguish 64 of them, and few enough to read. */
const DIGITS = 6;

/**
 * Evenly spaced values from `from` to `to`, both included exactly. They are spaced by logarithm if the setting has a
 * logarithmic scale, and are distinct whole numbers if it takes only those.
 * @param count at least 2, and for whole numbers at most as many as the range contains
 */
export function spaced(
  setting: Pick<Hyperparameter, 'scale' | 'integer'>,
  from: number,
  to: number,
  count: number,
): readonly number[] {
  if (from > to) return spaced(setting, to, from, count).toReversed();
  const between = setting.scale === 'log' ? logarithmic : linear;
  const values: number[] = [from];
  for (let index = 1; index < count - 1; index++) {
    const value = between(from, to, index / (count - 1));
    if (setting.integer === true) {
      // Rounding alone would give small numbers twice on a logarithmic scale.
      const left = count - 1 - index;
      values.push(Math.min(Math.max(Math.round(value), (values[index - 1] ?? from) + 1), to - left));
    } else {
      values.push(Math.min(Math.max(Number(value.toPrecision(DIGITS)), from), to));
    }
  }
  return [...values, to];
}

function logarithmic(from: number, to: number, part: number): number {
  return from * (to / from) ** part;
}

function linear(from: number, to: number, part: number): number {
  const value = from + (to - from) * part;
  // A value between −0.1 and 0.2 should be 0, not 2.8e-17.
  return Math.abs(value) < (to - from) * 1e-12 ? 0 : value;
}
