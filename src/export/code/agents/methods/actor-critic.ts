import { number } from '../../script.ts';
import { WHOLE, type WriteMethod } from './definition.ts';
import { advantages, discountedSums, gumbelChoice, judged, lessEntropy, lossFunction, valuesOf } from './parts.ts';

/** An actor whose moves a critic judges. */
export const actorCritic: WriteMethod = (site) => {
  const { args, dialect } = site;
  const { module: m, stopped } = dialect;
  return {
    constants: [
      `GAMMA, LAMBDA = ${number(args.gamma as number)}, ${number(args.lambda as number)}`,
      `VALUE_WEIGHT = ${number(args.value as number)}`,
      ...(args.entropy === 0 ? [] : [`ENTROPY_WEIGHT = ${number(args.entropy as number)}`]),
    ],
    columns: WHOLE,
    sources: [
      gumbelChoice(site),
      discountedSums(site),
      advantages(site, 'GAMMA * LAMBDA'),
      `def standardized(x):
    """Numbers with mean 0 and deviation 1, so that the scale of rewards does not matter."""
    centred = x - ${m}.mean(x)
    return centred / (${m}.sqrt(${m}.mean(${m}.square(centred))) + 1e-6)`,
      lossFunction(site, 'The loss of an advantage actor–critic.', WHOLE, [
        `values = ${valuesOf(site, 'observations')}`,
        `next_values = ${valuesOf(site, 'next_observations')}`,
        `advantage = ${stopped('advantages(rewards, done, terminated, values, next_values)')}`,
        `target = ${stopped('advantage + values')}`,
        ...judged(site),
        `policy_loss = -${m}.mean(standardized(advantage) * log_probabilities)`,
        `value_loss = ${m}.mean(${m}.square(values - target))`,
        `return policy_loss + VALUE_WEIGHT * value_loss${lessEntropy(site)}`,
      ]),
    ],
  };
};
