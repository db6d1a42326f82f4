import { quote } from '../../experiment/index.ts';
import { readingsOf } from './readNumber.ts';

/** The numbers that a field accepts. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Accepts whole numbers only. */
  readonly integer?: boolean | undefined;
}

/** The result of entering a text. */
export interface Entered {
  /** The number to use; null to keep the previous one. */
  readonly value: number | null;
  /** Why the number differs from what was typed; null if it does not. */
  readonly complaint: string | null;
}

/**
 * Reads the number that a person typed into a field. If the text can be read as two numbers, the one that the field
 * accepts is used.
 * @param before the previous number in the field; NaN if there is none
 */
export function enterNumber(typed: string, { min, max, integer = false }: NumberRange, before: number): Entered {
  const refused = (why: string, remedy = ''): Entered => ({
    value: null,
    complaint: (Number.isNaN(before) ? `${why}.` : `${why}, so ${signed(before)} is kept.`) + remedy,
  });
  if (typed.trim() === '')
    return Number.isNaN(before) ? { value: null, complaint: null } : refused('Nothing was typed');
  const all = readingsOf(typed, integer);
  const whole = integer ? all.filter(Number.isInteger) : [];
  const readings = whole.length > 0 ? whole : all;
  const [meant, other] = readings.filter((value) => value >= min && value <= max);
  if (readings.length === 0) return refused(`${quote(typed)} is not a number`);
  if (meant === undefined) return refused(`${quote(typed)} is outside ${signed(min)} to ${signed(max)}`);
  if (other !== undefined) {
    return refused(`${quote(typed)} can mean ${signed(meant)} or ${signed(other)}`, ' Type one of these.');
  }
  // Adding 0 turns -0 into 0.
  const value = (integer ? Math.round(meant) : meant) + 0;
  const complaint = value === meant ? null : `${quote(typed)} is not a whole number. ${signed(value)} is used.`;
  return { value, complaint };
}

/** All digits, with a typographic minus sign. */
function signed(value: number): string {
  return String(value).replaceAll('-', '−');
}
