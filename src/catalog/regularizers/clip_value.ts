import { maximum, minimum, neg } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const clipValue: RegularizerDef<'limit'> = {
  label: 'Clip gradients by value',
  tex: 'g \\leftarrow \\min(\\max(g, -c), c)',
  text: 'Cuts every single component of the gradient off at ±c before the optimizer sees it, so one steep spot of the loss cannot throw the weights far away. It is a safety belt against exploding gradients in deep or recurrent networks and against outliers under squared error. Because it shortens only large components, the direction changes: with a tight limit all components become ±c and only their signs determine the step. Adam and its relatives divide by the size of the gradient anyway and gain less. If most components are cut all the time, lower the learning rate instead. Clipping cannot repair a gradient that is not a number.',
  differs: 'clip_grad_value_ in PyTorch and clipvalue in Keras do the same.',
  reference: {
    authors: 'A. Graves',
    year: 2013,
    title: 'Generating Sequences With Recurrent Neural Networks',
    url: 'https://arxiv.org/abs/1308.0850',
  },
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
