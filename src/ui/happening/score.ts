import type { Score } from '../../store/trial.ts';
import type { Summary } from './summary.ts';

/** The number by which a run is compared with another of the same kind. */
export function scoreOf({ agent, game, losses, trainLoss }: Summary): Score {
  if (agent) return { name: 'mean return', value: agent.meanReturn, better: 'higher' };
  if (game) {
    const value = game.generated?.coverage ?? Number.NaN;
    return { name: 'share of the training examples that are covered', value, better: 'higher' };
  }
  const validation = losses.validationLoss.at(-1) ?? Number.NaN;
  return Number.isNaN(validation)
    ? { name: 'training loss', value: trainLoss, better: 'lower' }
    : { name: 'validation loss', value: validation, better: 'lower' };
}
