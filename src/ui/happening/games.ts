/** Findings about a generator and its discriminator, whose losses need not fall. */
import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import { type Finder, finding } from './finding.ts';
import type { Game } from './game.ts';

/** Fewer steps are not enough for a balance. */
const FEWEST_STEPS = 1000;
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
