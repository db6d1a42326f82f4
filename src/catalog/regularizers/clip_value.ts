import { maximum, minimum, neg } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const clipValue: RegularizerDef<'limit'> = {
  label: 'Clip gradients by value',
  tex: 'g \\leftarrow \\min(\\max(g, -c), c)',
  text: 'Cuts every single component of the gradient off at ±c before the optimizer sees it, so one steep spot of the loss cannot throw the weights far away. It is a safety belt against exploding gradients in deep or recurrent networks and against outliers under squared error. Because large components are shortened and small ones not, the direction changes: with a tight limit all components become ±c and the step follows signs only. Adam and its relatives divide by the size of the gradient anyway and gain less. If most components are cut all the time, the learning rate is the thing to lower. It cannot repair a gradient that is not a number.',
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
      explain: 'Higher lets larger gradient components pass; above the largest one nothing is changed.',
    },
  },
  aliases: ['clipvalue', 'clip_grad_value'],
  gradients: (gradients, { limit }) => {
    const lowest = neg(limit);
    return gradients.map((gradient) => minimum(maximum(gradient, lowest), limit));
  },
};
