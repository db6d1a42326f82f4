import { neg, softplus } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { discriminating, UNDECIDED } from './discriminating.ts';
import { meanPerExample } from './examples.ts';

export const minimax: LossDef = {
  label: 'Minimax',
  tex: '\\begin{aligned} \\mathcal{L}_D &= -\\mathbb{E}_x[\\log D(x)] - \\mathbb{E}_z[\\log(1 - D(G(z)))] \\\\ \\mathcal{L}_G &= \\mathbb{E}_z[\\log(1 - D(G(z)))] \\end{aligned}',
  hyper: {},
  aliases: ['saturating'],
  tasks: ['gan'],
  target: 'values',
  outputs: { sigmoid: null },
  build: discriminating,
  game: {
    // log(1 − σ(z)) = −softplus(z)
    generator: ({ logits }) => meanPerExample(neg(softplus(logits))),
    equilibrium: { discriminator: UNDECIDED, generator: -Math.LN2 },
  },
};
