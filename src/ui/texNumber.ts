import { formatNumber } from '../math/format.ts';

/** For example "0.42", "-1.30" or "1.20 \cdot 10^{-6}", with trailing zeros so that the width stays the same. */
export function texNumber(value: number): string {
  return value < 0 ? `-${magnitude(value)}` : magnitude(value);
}

/** For example "+ 0.42" or "- 1.30", as a further summand. */
export function signedTex(value: number): string {
  return `${value < 0 ? '-' : '+'} ${magnitude(value)}`;
}

function magnitude(value: number): string {
  if (!Number.isFinite(value)) return '\\text{?}';
  const [mantissa = '', exponent] = formatNumber(Math.abs(value), { fixed: true }).replace('−', '-').split('e');
  // A comma in TeX is followed by a space.
  const digits = mantissa.replaceAll(',', '{,}');
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${exponent}}`;
}
