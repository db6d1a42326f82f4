import { baselineOf } from '../../../../catalog/methods/reinforce.ts';
import { number } from '../../script.ts';
import { type MethodSite, PLAIN, WHOLE, type WriteMethod, type WrittenMethod } from './definition.ts';
import { advantages, discountedSums, gumbelChoice, judged, lessEntropy, lossFunction, valuesOf } from './parts.ts';

/** The policy gradient by the rewards that followed. */
export const reinforce: WriteMethod = (site) => {
  const { args } = site;
  const constants = [
    `GAMMA = ${number(args.gamma as number)}`,
    ...(args.entropy === 0 ? [] : [`ENTROPY_WEIGHT = ${number(args.entropy as number)}`]),
  ];
  return { constants, ...(site.roles.includes('value') ? withCritic(site) : alone(site)) };
};

function alone(site: MethodSite): Omit<WrittenMethod, 'constants'> {
  const { args, dialect } = site;
  const { module: m } = dialect;
  const isCompared = baselineOf(args.baseline as number) === 'mean';
  const compared = [
    `returns = ${m}.reshape(returns, (MOVES, WORLDS))`,
    '# What a move brought beyond the mean of all worlds at the same move.',
    `returns = ${m}.reshape(returns - ${m}.mean(returns, 1)[:, None], (-1,))`,
  ];
  return {
    columns: PLAIN,
    sources: [
      gumbelChoice(site),
      discountedSums(site),
      lossFunction(site, 'The loss of REINFORCE, whose gradient is that of the expected return.', PLAIN, [
        'returns = discounted(rewards, done, GAMMA)',
        ...(isCompared ? compared : []),
        ...judged(site),
        `return -${m}.mean(returns * log_probabilities)${lessEntropy(site)}`,
      ]),
    ],
  };
}

function withCritic(site: MethodSite): Omit<WrittenMethod, 'constants'> {
  const { module: m, stopped } = site.dialect;
  return {
    columns: WHOLE,
    sources: [
      gumbelChoice(site),
      discountedSums(site),
      advantages(site, 'GAMMA'),
      lossFunction(site, 'The loss of REINFORCE with the value of the state as the baseline.', WHOLE, [
        `values = ${valuesOf(site, 'observations')}`,
        `next_values = ${valuesOf(site, 'next_observations')}`,
        `surplus = ${stopped('advantages(rewards, done, terminated, values, next_values)')}`,
        `target = ${stopped('surplus + values')}`,
        ...judged(site),
        `policy_loss = -${m}.mean(surplus * log_probabilities)`,
        `value_loss = ${m}.mean(${m}.square(values - target))`,
        `return policy_loss + 0.5 * value_loss${lessEntropy(site)}`,
      ]),
    ],
  };
}
