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
 * The number that a person means by what they typed into a field, brought into its range.
 * Of two possible readings the one in the range is meant; a field for whole numbers reads a comma between thousands.
 * @param before the number in the field until now
 */
export function enterNumber(typed: string, { min, max, integer = false }: NumberRange, before: number): Entered {
  if (typed.trim() === '') return { value: null, complaint: null };
  const stays = Number.isNaN(before) ? '' : ` The field keeps ${signed(before)}.`;
  const all = readingsOf(typed);
  const readings = integer ? all.slice(0, 1) : all;
  const inRange = readings.filter((value) => value >= min && value <= max);
  const [meant, other] = inRange.length > 0 ? inRange : readings;
  if (meant === undefined) return { value: null, complaint: `${quote(typed)} is not a number.${stays}` };
  if (other !== undefined) {
    const choice = `${signed(meant)} or ${signed(other)}`;
    return { value: null, complaint: `${quote(typed)} can mean ${choice}: type one of these.${stays}` };
  }
  const whole = integer ? Math.round(meant) : meant;
  // Adding 0 turns -0 into 0.
  const value = Math.min(Math.max(whole, min), max) + 0;
  return { value, complaint: complaintAbout(typed, whole, meant, value) };
}

function complaintAbout(typed: string, whole: number, meant: number, value: number): string | null {
  if (whole < value) return `${quote(typed)} is too small. ${signed(value)}, the smallest possible value, is used.`;
  if (whole > value) return `${quote(typed)} is too large. ${signed(value)}, the largest possible value, is used.`;
  if (whole !== meant) return `${quote(typed)} is not a whole number. ${signed(value)} is used.`;
  return null;
}

/** Every digit, with a minus sign as it is printed. */
function signed(value: number): string {
  return String(value).replaceAll('-', '−');
}
