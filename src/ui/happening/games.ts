/** Findings about a generator and its discriminator, whose losses need not fall. */
import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import { type Finder, finding } from './finding.ts';
import type { Game } from './game.ts';
import {
  fewerDiscriminatorSteps,
  offerNonSaturating,
  offerWasserstein,
  tryTenthOfGeneratorRate,
  tryTenthOfRate,
} from './remedies.ts';
import type { Summary } from './summary.ts';
import { deadUnits } from './troubles.ts';

/**
 * The mean answer to generated examples below which the discriminator is certain, and the fall of the generator's loss,
 * in nats, below which the pull has vanished: see `Game`.
 */
const CERTAIN = { begins: 0.01, ends: 0.02 } as const;
const VANISHED = { begins: 0.1, ends: 0.2 } as const;

export const pullVanished: Finder = ({ game, spec }, shown) => {
  if (!game?.generated || !game.isProbability) return null;
  const { judged, pull } = game.generated;
  const end = shown ? 'ends' : 'begins';
  if (!(judged < CERTAIN[end] && pull < VANISHED[end])) return null;
  return finding(
    `The discriminator rejects every generated example with certainty, ${formatNumber(judged)} on average, and its gradient has vanished there: the generator hardly learns.`,
    {
      tone: 'care',
      announcement: 'The gradient of the generator has vanished.',
      remedies: [
        ...offerNonSaturating(spec),
        ...fewerDiscriminatorSteps(spec),
        ...tryTenthOfRate(spec),
        ...offerWasserstein(spec),
      ].slice(0, 2),
    },
  );
};

/** Fewer steps of a generator are not enough to find the data. */
const FEWEST_STEPS = 1000;
/** Untrained generators cover 1 to 35 % of the examples of our datasets; those of good runs stay above 60 %. */
const COVERED = { begins: 0.4, ends: 0.5 } as const;
/** The share of generated examples that are near real ones, from which on the generator has found the data. */
const FOUND = 0.5;
/** Generated examples with a smaller share of the spread of the real ones are all alike. */
const ALIKE = 0.25;

export const collapsed: Finder = (run, shown) => {
  const generated = uncovering(run, shown);
  if (!generated || !(generated.precision >= FOUND || generated.variety < ALIKE)) return null;
  return finding(
    `Mode collapse: after ${formatCount(run.step)} steps, the generated examples cover ${few(generated.coverage)} of the training examples.`,
    {
      tone: 'care',
      announcement: 'The generated examples cover only a small part of the training examples.',
      // Dead units leave a generator little to vary.
      remedies: [
        ...(deadUnits(run, shown)?.remedies ?? []),
        ...tryTenthOfGeneratorRate(run.spec),
        ...offerWasserstein(run.spec),
      ].slice(0, 2),
    },
  );
};

export const astray: Finder = (run, shown) => {
  const generated = uncovering(run, shown);
  if (!generated) return null;
  return finding(
    `After ${formatCount(run.step)} steps, the generated examples cover ${few(generated.coverage)} of the training examples, and ${few(generated.precision)} of the generated ones are near a training example.`,
    {
      tone: 'care',
      announcement: 'Most generated examples are far from the training examples.',
      remedies: [...tryTenthOfGeneratorRate(run.spec), ...offerWasserstein(run.spec)],
    },
  );
};

/** A small share in words. */
function few(share: number): string {
  return share > 0 ? `only ${formatPercent(share)}` : 'none';
}

/** What is known of a generator that has trained and covers few examples; null for any other. */
function uncovering({ game, step, spec }: Summary, shown: boolean): Game['generated'] {
  const generated = game?.generated;
  const isLow = generated && generated.coverage < (shown ? COVERED.ends : COVERED.begins);
  return isLow && step >= FEWEST_STEPS * spec.discriminatorSteps ? generated : null;
}

/** How far the losses may be from their equilibrium, as a share of it, and the divergence from 0, in nats. */
const NEAR = { begins: 0.1, ends: 0.2 } as const;
const SIMILAR = { begins: 0.2, ends: 0.25 } as const;
const COMPLETE = { begins: 0.7, ends: 0.6 } as const;

export const balanced: Finder = ({ game, step }, shown) => {
  if (!game?.generated || game.equilibrium.generator === null || step < FEWEST_STEPS) return null;
  const { discriminatorLoss, generatorLoss, equilibrium, generated } = game;
  const end = shown ? 'ends' : 'begins';
  const isNear = (loss: number, at: number) => Math.abs(loss - at) <= NEAR[end] * Math.abs(at);
  const isBalanced =
    isNear(discriminatorLoss, equilibrium.discriminator) &&
    isNear(generatorLoss, equilibrium.generator as number) &&
    generated.divergence <= SIMILAR[end] &&
    generated.coverage >= COMPLETE[end];
  if (!isBalanced) return null;
  return finding(`In balance: both losses are near their equilibrium.${coverageOf(game)}`, {
    tone: 'good',
    announcement: 'Generator and discriminator are in balance.',
  });
};

export const pausedGame: Finder = ({ game, status, step }) =>
  game && status === 'paused' ? finding(`Paused at step ${formatCount(step)}.${coverageOf(game)}`) : null;

/** A finding that applies to every game. */
export const playing: Finder = ({ game }) =>
  game &&
  finding(
    `Training both networks. The loss of the discriminator is ${formatNumber(game.discriminatorLoss)} and that of the generator ${formatNumber(game.generatorLoss)}; neither needs to fall.${coverageOf(game)}`,
  );

function coverageOf({ generated, isInPicture }: Game): string {
  if (generated === null) return '';
  const where = isInPicture ? 'In the picture, the' : 'The';
  return ` ${where} generated examples cover ${formatPercent(generated.coverage)} of the data, and ${formatPercent(generated.precision)} of them lie near it.`;
}
