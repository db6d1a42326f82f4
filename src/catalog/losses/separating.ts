import { mul, neg } from '../../ops/index.ts';
import type { Game, LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';

/**
 * The losses of a critic that has only to give real examples higher numbers than generated ones. The mean difference
 * between the two is the Wasserstein distance if the critic's slope is nowhere steeper than 1.
 */
export const separating: Pick<LossDef<never>, 'build'> & { readonly game: Game<never> } = {
  build: ({ prediction, target }) => meanPerExample(neg(mul(target, prediction))),
  game: {
    generator: ({ prediction }) => meanPerExample(neg(prediction)),
    equilibrium: { discriminator: 0, generator: null },
  },
};
