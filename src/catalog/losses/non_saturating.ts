import { neg, softplus } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { discriminating, UNDECIDED } from './discriminating.ts';
import { meanPerExample } from './examples.ts';

export const nonSaturating: LossDef = {
  label: 'Non-saturating',
  tex: '\\begin{aligned} \\mathcal{L}_D &= -\\mathbb{E}_x[\\log D(x)] - \\mathbb{E}_z[\\log(1 - D(G(z)))] \\\\ \\mathcal{L}_G &= -\\mathbb{E}_z[\\log D(G(z))] \\end{aligned}',
  hyper: {},
  aliases: ['nonsaturating', 'non_saturating_gan'],
  tasks: ['gan'],
  target: 'values',
  outputs: { sigmoid: null },
  build: discriminating,
  game: {
    // −log σ(z) = softplus(−z)
    generator: ({ logits }) => meanPerExample(softplus(neg(logits))),
    equilibrium: { discriminator: UNDECIDED, generator: Math.LN2 },
  },
};
