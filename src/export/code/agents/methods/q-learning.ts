import { number } from '../../script.ts';
import { NETWORKS, WHOLE, type WriteMethod } from './definition.ts';
import { advantages, discountedSums, lossFunction } from './parts.ts';

/** Values of actions. The agent usually takes the best one. */
export const qLearning: WriteMethod = (site) => {
  const { args, dialect, roles } = site;
  const { module: m, apply, largest, pick, stopped } = dialect;
  const estimator = NETWORKS[roles.includes('slow_action_values') ? 'slow_action_values' : 'action_values'];
  return {
    constants: [
      `GAMMA, LAMBDA = ${number(args.gamma as number)}, ${number(args.lambda as number)}`,
      `EPSILON = ${number(args.epsilon as number)}`,
    ],
    columns: WHOLE,
    sources: [
      `def choose(values, noise):
    """The best action or, with the probability EPSILON, a random one."""
    explores = noise[:, 0] < EPSILON
    return ${m}.where(explores, ${m}.argmax(noise[:, 1:], 1), ${m}.argmax(values, 1))`,
      discountedSums(site),
      advantages(site, 'GAMMA * LAMBDA'),
      lossFunction(site, 'The squared distance of the values of actions from their λ-returns.', WHOLE, [
        `values = ${largest(apply(estimator, 'observations'))}`,
        `next_values = ${largest(apply(estimator, 'next_observations'))}`,
        `target = ${stopped('advantages(rewards, done, terminated, values, next_values) + values')}`,
        `chosen = ${pick(apply(NETWORKS.action_values, 'observations'), 'actions')}`,
        `return ${m}.mean(${m}.square(chosen - target))`,
      ]),
    ],
  };
};
