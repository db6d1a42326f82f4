import { quote } from '../../spec/index.ts';
import { readingsOf } from './readNumber.ts';

/** What a field takes. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  /** Takes whole numbers alone. */
  readonly integer?: boolean | undefined;
}

/** What becomes of a text that was entered. */
export interface Entered {
  /** The number to use; null where the one before stays. */
  readonly value: number | null;
  /** Why that is not what was typed; null where it is. */
  readonly complaint: string | null;
}

/**
 * The number that a person means by what they typed into a field, if the field can take it.
 * Of two possible readings the one that the field can take is meant.
 * @param before the number in the field until now; NaN where there is none
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

/** Every digit, with a minus sign as it is printed. */
function signed(value: number): string {
  return String(value).replaceAll('-', '−');
}
