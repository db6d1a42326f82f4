import { formatOf, numberIn } from '../../table/numbers.ts';

/** The zeros of digits that keyboards have beside ours: Arabic, Persian, Devanagari, Bengali, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const POWER_OF_TEN = /^(?:(.+?) ?[·⋅×*x] ?)?10 ?\^ ?([+-]?\d+)$/i;

/**
 * What a typed text can mean as a number: nothing, one number, or two where the comma may separate thousands or decimals
 * (1,234), thousands first. A point stands before decimals unless the text rules that out (1.234,5). Understood are
 * every kind of dash as a minus sign, decimal commas, blanks and apostrophes between thousands, digits of other scripts,
 * powers of ten (3e−2, 3·10⁻²), percentages (3%) and fractions (1/3).
 * @param whole a whole number is wanted: a comma that may separate thousands does so, and so may a point (1.234)
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

/** The text with the digits and signs of a programming language, and single blanks. */
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

/** What a number means with a power of ten, or per cent, behind it. */
function quantity(text: string, whole: boolean): readonly number[] {
  const percent = text.endsWith('%');
  const rest = percent ? text.slice(0, -1).trimEnd() : text;
  const [, factor = '1', power] = POWER_OF_TEN.exec(rest) ?? [undefined, rest];
  const exponent = Number(power ?? 0) - (percent ? 2 : 0);
  return decimals(factor, whole).map((value) => timesTenTo(value, exponent));
}

/** Moves the decimal point of the decimal notation: 0.7% is 0.007 and not 0.7 · 0.01, which is a little less. */
function timesTenTo(value: number, exponent: number): number {
  const [digits, own = 0] = String(value).split('e');
  return exponent === 0 ? value : Number(`${digits}e${Number(own) + exponent}`);
}

function decimals(text: string, whole: boolean): readonly number[] {
  const signed = text.replace(/^([+-]) /, '$1');
  // Signs of currencies, which the cells of a table may have, are no part of a number here.
  if (!/^[\d.,'’e+ -]+$/i.test(signed)) return [];
  const values = (['.', ','] as const).map((sign) => numberIn(signed, formatOf([signed], sign)));
  const readings = [...new Set(values.filter((value) => !Number.isNaN(value)))];
  return signed.includes(',') === whole ? readings.slice(0, 1) : readings;
}
