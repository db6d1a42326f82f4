import { flatSample } from '../../math/sample.ts';
import type { EnvironmentDef } from './definition.ts';

/** The testbed of section 2.3 of the book that bandit.md cites. An episode is one pull. */
export const bandit: EnvironmentDef<'arms' | 'deviation', 'means'> = {
  kind: 'environment',
  label: 'Bandit',
  tex: 'r \\sim \\mathcal{N}(\\mu_a,\\, \\sigma^2)',
  hyper: {
    arms: {
      label: 'Arms',
      tex: 'k',
      default: 5,
      min: 2,
      max: 20,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'With more arms, the agent needs longer to find the best one.',
    },
    deviation: {
      label: 'Deviation of the rewards',
      tex: '\\sigma',
      default: 1,
      min: 0,
      max: 5,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value hides the differences between the arms behind chance.',
    },
  },
  aliases: ['multi_armed_bandit'],
  explain: 'The agent pulls one of several arms and is rewarded by a random number, whose mean depends on the arm.',
  actions: ({ arms }) => Array.from({ length: arms }, (_, arm) => `arm ${arm + 1}`),
  observation: () => flatSample(1),
  observed: ['one'],
  state: () => ['pulls'],
  origin: () => [0],
  axes: () => [],
  layout: ({ arms }, random) => ({
    means: {
      label: 'Mean rewards',
      explain: 'Raises the mean reward of the arm.',
      shape: [arms],
      initial: Array.from({ length: arms }, () => random.normal()),
      min: -5,
      max: 5,
    },
  }),
  limit: () => 1,
  solved: () => null,
};
