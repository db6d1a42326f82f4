import type { LossDef } from './definition.ts';
import { separating } from './separating.ts';

export const wasserstein: LossDef<'clip'> = {
  label: 'Wasserstein, clipped',
  tex: '\\begin{aligned} \\mathcal{L}_D &= \\mathbb{E}_z[D(G(z))] - \\mathbb{E}_x[D(x)], \\quad |w| \\le c \\\\ \\mathcal{L}_G &= -\\mathbb{E}_z[D(G(z))] \\end{aligned}',
  hyper: {
    clip: {
      label: 'Limit',
      tex: 'c',
      default: 0.1,
      min: 0.001,
      max: 1,
      scale: 'log',
      effect: 'live',
      explain:
        'A higher limit lets the discriminator be steeper, so that it takes longer to train; a lower one leaves the generator a weak gradient.',
    },
  },
  aliases: ['wgan'],
  tasks: ['gan'],
  target: 'signs',
  outputs: { linear: null },
  ...separating,
  game: { ...separating.game, clip: 'clip' },
};
