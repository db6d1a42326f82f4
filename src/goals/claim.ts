import { quote } from '../experiment/notices.ts';

/**
 * Numbers of a run by the name of the quantity: `loss`, `val_accuracy`, `parameters`. `diverged` is 1 if its loss stopped
 * being a finite number, otherwise 0.
 */
export type Measured = Readonly<Record<string, number>>;

const HOLDS = {
  '<': (value: number, bound: number) => value < bound,
  '<=': (value: number, bound: number) => value <= bound,
  '>': (value: number, bound: number) => value > bound,
  '>=': (value: number, bound: number) => value >= bound,
} as const;

/** A statement about a run that can be checked: `loss > 0.65`. */
export interface Claim {
  readonly quantity: string;
  readonly operator: keyof typeof HOLDS;
  readonly bound: number;
}

/** A claim about a run, compared with what was measured. */
export interface Verdict {
  /** NaN if the run has no such quantity. */
  readonly value: number;
  readonly holds: boolean;
}

/** The quantity of the claim that a run has diverged. */
export const DIVERGED = 'diverged';

/**
 * Reads `<quantity> <operator> <number>`, or the single word `diverged`.
 * @throws Error that quotes the text if it is neither
 */
export function readClaim(text: string): Claim {
  if (text.trim() === DIVERGED) return { quantity: DIVERGED, operator: '>=', bound: 1 };
  const [, quantity, operator, number] = text.trim().match(/^([a-z][a-z0-9_]*) (<=?|>=?) (\S+)$/) ?? [];
  // −0 would be printed as 0.
  const bound = Number(number) + 0;
  if (quantity === undefined || operator === undefined || !Number.isFinite(bound)) {
    throw new Error(`${quote(text)} is not a claim such as "loss < 0.1", "val_accuracy >= 0.9" or "${DIVERGED}"`);
  }
  return { quantity, operator: operator as Claim['operator'], bound };
}

/** Compares a claim with the numbers of a run. A quantity that the run does not have fulfils no claim. */
export function judge({ quantity, operator, bound }: Claim, measured: Measured): Verdict {
  const value = measured[quantity] ?? Number.NaN;
  return { value, holds: HOLDS[operator](value, bound) };
}

/** Compares several claims with the numbers of a run at one moment. */
export function judgeAll(claims: readonly Claim[], measured: Measured): readonly Verdict[] {
  return claims.map((claim) => judge(claim, measured));
}

/** A claim as `readClaim` reads it. */
export function printClaim({ quantity, operator, bound }: Claim): string {
  if (quantity === DIVERGED && operator === '>=' && bound === 1) return DIVERGED;
  return `${quantity} ${operator} ${bound}`;
}
