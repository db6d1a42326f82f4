import { formatCount, formatNumber, formatPercent } from '../math/format.ts';
import { type Claim, DIVERGED, judge } from './claim.ts';
import { type Quantity, quantityOf } from './quantities.ts';

const COMPARED: Readonly<Record<Claim['operator'], string>> = {
  '<': 'below',
  '<=': 'at most',
  '>': 'above',
  '>=': 'at least',
};
const COUNTED: Readonly<Record<Claim['operator'], string>> = { ...COMPARED, '<': 'fewer than', '>': 'more than' };

/** A claim as part of a sentence: "validation accuracy at least 95%", "at most 4 hidden units". */
export function goalText(claim: Claim): string {
  const { quantity, operator, bound } = claim;
  if (quantity === DIVERGED) {
    return judge(claim, { [DIVERGED]: 1 }).holds ? 'the run diverges' : 'the run does not diverge';
  }
  const { label, one, form } = known(quantity);
  const value = form === 'percent' ? formatPercent(bound).replace('.0%', '%') : formatted(form, bound);
  return one === undefined
    ? `${label} ${COMPARED[operator]} ${value}`
    : `${COUNTED[operator]} ${value} ${bound === 1 ? one : label}`;
}

/** Several claims as part of a sentence: "validation accuracy at least 95% and at most 4 hidden units". */
export function goalsText(claims: readonly Claim[]): string {
  return new Intl.ListFormat('en-GB').format(claims.map(goalText));
}

/** What was measured, as part of a sentence: "96.7%", "4". */
export function valueText(quantity: string, value: number): string {
  if (quantity === DIVERGED) return value === 1 ? 'it has diverged' : 'it has not diverged';
  return formatted(known(quantity).form, value);
}

function known(id: string): Quantity {
  return quantityOf(id) ?? { id, label: id, form: 'number' };
}

function formatted(form: Quantity['form'], value: number): string {
  if (form === 'percent') return formatPercent(value);
  return form === 'count' && Number.isInteger(value) ? formatCount(value) : formatNumber(value);
}
