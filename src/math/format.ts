/** Formats numbers for display. */

const MINUS = '−';
const NOTHING = '–';
/** Smaller probabilities differ in nothing that matters. */
const LEAST_PROBABILITY = 0.0001;

interface NumberStyle {
  /** Significant digits; 3 by default. */
  readonly digits?: number;
  /** Keeps trailing zeros, so that a live number does not change its width. */
  readonly fixed?: boolean;
}

/** Three significant digits: 0.0312, 1.5, 12,400, 1.24M, 1.65e257. NaN is "–". */
export function formatNumber(value: number, { digits = 3, fixed = false }: NumberStyle = {}): string {
  if (Number.isNaN(value)) return NOTHING;
  const sign = value < 0 ? MINUS : '';
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return `${sign}∞`;
  if (size === 0) return '0';

  const [mantissa, exponent] = scientific(size, digits);
  if (exponent >= 9 || exponent < -4) return `${sign}${tidy(mantissa, fixed)}e${exponent}`.replace('e-', `e${MINUS}`);
  const rounded = Number(`${mantissa}e${exponent}`);
  if (exponent >= 6) return `${sign}${tidy((rounded / 1e6).toFixed(Math.max(0, digits - 1 - (exponent - 6))), fixed)}M`;
  const text = rounded.toFixed(Math.max(0, digits - 1 - exponent));
  return sign + tidy(exponent >= 3 ? group(text) : text, fixed);
}

/** A count with all its digits: 12,400. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const rounded = Math.round(value);
  if (Math.abs(rounded) >= 1e15) return formatNumber(rounded);
  return (rounded < 0 ? MINUS : '') + group(String(Math.abs(rounded)));
}

/** A count in little space: 950, 1k, 12.4k, 3M. */
export function formatCompact(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  const size = Math.abs(value);
  if (size >= 1e3 && size < 999_500) {
    const [mantissa, exponent] = scientific(size, 3);
    const thousands = (Number(mantissa) * 10 ** (exponent - 3)).toFixed(Math.max(0, 5 - exponent));
    return `${value < 0 ? MINUS : ''}${tidy(thousands, false)}k`;
  }
  return formatNumber(value);
}

/** Two significant digits in at most six characters: 0.031, 6.8e−4, 1e−12, 12,000. */
export function formatShort(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0 || size >= 0.000_995) return formatNumber(value, { digits: 2 });
  const text = value.toExponential(size < 9.95e-10 ? 0 : 1).replace('.0e', 'e');
  return text.replaceAll('-', MINUS);
}

/** Shares that are closer to 0 or 1 differ from them only by the rounding errors of an engine. */
const SAME_SHARE = 1e-6;

/** A share of 1 as a percentage: 98.7%. Only a share of 1 is 100%, and only a share of 0 is 0%: 99.97%, <0.01%. */
export function formatPercent(share: number): string {
  if (!Number.isFinite(share)) return formatNumber(share);
  const sign = share < 0 ? MINUS : '';
  const size = Math.abs(share);
  if (size < SAME_SHARE) return '0%';
  if (Math.abs(size - 1) < SAME_SHARE) return `${sign}100%`;
  const percent = size * 100;
  if (percent >= 99.995 && percent < 100) return '>99.99%';
  if (percent < 0.005) return '<0.01%';
  const digits = (percent >= 99.95 && percent < 100) || percent < 0.05 ? 2 : 1;
  return `${sign}${percent.toFixed(digits)}%`;
}

/** A probability with two significant digits: 0.98, 0.00012, <0.0001. */
export function formatProbability(probability: number): string {
  const isTiny = probability > 0 && probability < LEAST_PROBABILITY;
  return isTiny ? `<${LEAST_PROBABILITY}` : formatNumber(probability, { digits: 2, fixed: true });
}

function scientific(size: number, digits: number): [mantissa: string, exponent: number] {
  const [mantissa = '0', exponent = '0'] = size.toExponential(digits - 1).split('e');
  return [mantissa, Number(exponent)];
}

function group(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function tidy(text: string, fixed: boolean): string {
  return fixed || !text.includes('.') ? text : text.replace(/\.?0+$/, '');
}
