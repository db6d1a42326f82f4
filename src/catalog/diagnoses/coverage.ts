import { formatPercent } from '../../math/format.ts';
import type { Proof } from './definition.ts';
import type { Evidence, GameEvidence } from './evidence.ts';

/** Fewer steps of a generator are not enough to find the data. */
const FEWEST_STEPS = 1000;
/** Untrained generators cover 1 to 35 % of the examples of our datasets; those of good runs stay above 60 %. */
const COVERED = { begins: 0.4, ends: 0.5 } as const;

type Generated = NonNullable<GameEvidence['generated']>;

/** What is known of a generator that has trained and covers few examples; null for any other. */
export function uncovering({ game, step }: Evidence, shown: boolean): Generated | null {
  const generated = game?.generated;
  const isLow = generated && generated.coverage < (shown ? COVERED.ends : COVERED.begins);
  return isLow && step >= FEWEST_STEPS * game.discriminatorSteps ? generated : null;
}

/** The share of generated examples that are near real ones, from which on the generator has found the data. */
const FOUND = 0.5;
/** Generated examples with a smaller share of the spread of the real ones are all alike. */
const ALIKE = 0.25;

/** Whether a generator makes good examples of few kinds, or the same one again and again. */
export function repeats({ precision, variety }: Generated): boolean {
  return precision >= FOUND || variety < ALIKE;
}

/** A small share in words. */
export function few(share: number): string {
  return share > 0 ? `only ${formatPercent(share)}` : 'none';
}

export function coverageBars({ coverage, precision }: Generated): Proof {
  return {
    kind: 'bars',
    bars: [
      { label: 'coverage', value: coverage },
      { label: 'precision', value: precision },
    ],
    limit: COVERED.begins,
    scale: 'linear',
  };
}
