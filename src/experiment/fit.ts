import type { Hyperparameter } from '../catalog/entry.ts';
import type { Notices } from './notices.ts';
import { printNumber } from './syntax.ts';
import { printValue } from './write.ts';

type Range = Pick<Hyperparameter, 'default' | 'min' | 'max' | 'integer' | 'options'>;

/**
 * Brings a number into its range, with a notice if it was outside.
 * @param name the name of the number, followed by a space; empty if the key already names it
 */
export function fitNumber(notices: Notices, key: string, name: string, value: number, range: Range): number {
  const { min, max, integer, options } = range;
  if (options !== undefined) {
    // Adding 0 turns -0 into 0.
    if (options[value] !== undefined) return value + 0;
    const instead = `using ${printValue(range, range.default)} instead`;
    notices.add(key, `${name}cannot be "${printNumber(value)}"; ${instead}. Possible: ${options.join(', ')}.`);
    return range.default;
  }
  if (Number.isNaN(value)) {
    notices.add(key, `${name}"NaN" is not a number; using ${printNumber(range.default)} instead.`);
    return range.default;
  }
  const whole = integer === true ? Math.round(value) : value;
  const fitted = Math.min(Math.max(whole, min), max) + 0;
  const instead = `using ${printNumber(fitted)} instead (${printNumber(min)} to ${printNumber(max)}).`;
  if (whole < min) notices.add(key, `${name}"${printNumber(value)}" is too small; ${instead}`);
  else if (whole > max) notices.add(key, `${name}"${printNumber(value)}" is too large; ${instead}`);
  else if (whole !== value) notices.add(key, `${name}"${printNumber(value)}" is not a whole number; ${instead}`);
  return fitted;
}
