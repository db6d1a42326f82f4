import type { Claim } from '../goals/claim.ts';
import { quantityOf } from '../goals/quantities.ts';

/** The comparisons of a goal, in the order of a menu. */
export const OPERATORS = ['>=', '<=', '>', '<'] as const satisfies readonly Claim['operator'][];

/** Whether the numbers of a quantity are typed in percent. */
export function isShare(quantity: string): boolean {
  return quantityOf(quantity)?.form === 'percent';
}

/** The number of a goal as it is typed. */
export function shownBound({ quantity, bound }: Pick<Claim, 'quantity' | 'bound'>): string {
  return String(isShare(quantity) ? shifted(bound, 2) : bound);
}

/** The number of a goal from what was typed; NaN if that is no number. */
export function boundFrom(quantity: string, text: string): number {
  const number = numberFrom(text.trim().replace(/\s*%$/, ''));
  return isShare(quantity) ? shifted(number, -2) : number;
}

/** A typed number, with a point or a comma; NaN if it is none. */
export function numberFrom(text: string): number {
  const number = text.trim().replace('−', '-').replace(',', '.');
  return number === '' ? Number.NaN : Number(number);
}

/** A number times a power of ten, without the error that a product with it would have. */
function shifted(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
