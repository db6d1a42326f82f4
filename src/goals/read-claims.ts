import type { ExperimentSpec } from '../experiment/index.ts';
import { nearest } from '../experiment/near.ts';
import { quote } from '../experiment/notices.ts';
import { type Claim, printClaim, readClaim } from './claim.ts';
import { QUANTITIES, quantitiesOf, quantityOf } from './quantities.ts';

/**
 * Reads claims in code, joined by "and" inside the code or between: `` `loss < 0.1` and `epochs <= 20` ``.
 * @param spec the experiment whose runs they are about
 * @throws Error that quotes what is not a claim, or names a quantity that these runs do not have
 */
export function readClaims(text: string, spec: ExperimentSpec): readonly Claim[] {
  if (!/^`[^`]+`( and `[^`]+`)*\.?$/.test(text))
    throw new Error(`${quote(text)} is not claims in code, joined by "and"`);
  const claims = text
    .split(/`| and /)
    .filter((part) => part !== '' && part !== '.')
    .map(readClaim);
  for (const { quantity } of claims) checkQuantity(quantity, spec);
  return claims;
}

/** Prints claims as `readClaims` reads them. */
export function printClaims(claims: readonly Claim[]): string {
  return claims.map((claim) => `\`${printClaim(claim)}\``).join(' and ');
}

function checkQuantity(id: string, spec: ExperimentSpec): void {
  if (quantityOf(id) === undefined) {
    const meant = nearest(
      id,
      QUANTITIES.map((quantity) => quantity.id),
    );
    const question = meant === undefined ? '' : `; did you mean "${meant}"?`;
    throw new Error(`no run has the quantity ${quote(id)} of a claim${question}`);
  }
  const measured = quantitiesOf(spec).map((quantity) => quantity.id);
  if (!measured.includes(id)) {
    throw new Error(`a run of this experiment has no "${id}"; it has ${measured.join(', ')}`);
  }
}
