import { formatOf, numberIn } from '../../table/numbers.ts';

/** The zeros of other digits on keyboards: Arabic, Persian, Devanagari, Bengali, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const POWER_OF_TEN = /^(?:(.+?) ?[·⋅×*x] ?)?10 ?\^ ?([+-]?\d+)$/i;

/**
 * The numbers that a typed text can mean: none, one, or two if its comma can separate thousands or decimals (1,234), in
 * this order. A point is followed by decimals unless the text rules that out (1.234,5). Accepted are any dash as a
 * minus sign, decimal commas, spaces and apostrophes between thousands, digits of other scripts, powers of ten (3e−2,
 * 3·10⁻²), percentages (3%) and fractions (1/3).
 * @param whole whether to prefer whole numbers: then a comma separates thousands if possible, and a point may (1.234)
 */
export function readingsOf(typed: string, whole = false): readonly number[] {
  const [numerator = '', denominator, ...more] = plain(typed).split(/ ?[/⁄∕] ?/);
  if (more.length > 0) return [];
  if (denominator === undefined) return quantity(numerator, whole);
  const quotients = quantity(numerator, whole).flatMap((above) =>
    quantity(denominator, whole).map((below) => above / below),
  );
  return [...new Set(quotients.filter(Number.isFinite))];
}

/** The text with ASCII digits and signs, and with single spaces. */
function plain(text: string): string {
  return text
    .replace(/[\p{Pd}−\u00ad]/gu, '-')
    .replace(/\p{Cf}/gu, '')
    .replace(/([⁺⁻]?)([⁰¹²³⁴-⁹]+)/g, (_, sign: string, digits: string) => {
      const level = Array.from(digits, (digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      return `^${sign === '⁻' ? '-' : ''}${level}`;
    })
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) as number;
      const zero = ZEROS.find((first) => code >= first && code < first + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replace(/[٫．]/g, '.')
    .replace(/[，،]/g, ',')
    .replace(/٬/g, "'")
    .replace(/＋/g, '+')
    .replace(/[٪％]/g, '%')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The readings of a number that a power of ten or a per cent sign may follow. */
function quantity(text: string, whole: boolean): readonly number[] {
  const percent = text.endsWith('%');
  const rest = percent ? text.slice(0, -1).trimEnd() : text;
  const [, factor = '1', power] = POWER_OF_TEN.exec(rest) ?? [undefined, rest];
  const exponent = Number(power ?? 0) - (percent ? 2 : 0);
  return decimals(factor, whole).map((value) => timesTenTo(value, exponent));
}

/** Moves the decimal point in the notation: 0.7% is 0.007 and not 0.7 · 0.01, which is slightly less. */
function timesTenTo(value: number, exponent: number): number {
  const [digits, own = 0] = String(value).split('e');
  return exponent === 0 ? value : Number(`${digits}e${Number(own) + exponent}`);
}

function decimals(text: string, whole: boolean): readonly number[] {
  const signed = text.replace(/^([+-]) /, '$1');
  // Currency signs, which are allowed in the cells of a table, are rejected here.
  if (!/^[\d.,'’e+ -]+$/i.test(signed)) return [];
  const values = (['.', ','] as const).map((sign) => numberIn(signed, formatOf([signed], sign)));
  const readings = [...new Set(values.filter((value) => !Number.isNaN(value)))];
  return signed.includes(',') === whole ? readings.slice(0, 1) : readings;
}
