import { maximum, minimum, neg } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const clipValue: RegularizerDef<'limit'> = {
  label: 'Clip gradients by value',
  tex: 'g \\leftarrow \\min(\\max(g, -c), c)',
  hyper: {
    limit: {
      label: 'Limit',
      tex: 'c',
      default: 0.5,
      min: 1e-4,
      max: 100,
      scale: 'log',
      effect: 'live',
      explain: 'A higher value lets larger gradient components pass; above the largest one nothing is changed.',
    },
  },
  aliases: ['clipvalue', 'clip_grad_value'],
  gradients: (gradients, { limit }) => {
    const lowest = neg(limit);
    return gradients.map((gradient) => minimum(maximum(gradient, lowest), limit));
  },
};
