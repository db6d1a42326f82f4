import type { ScheduleDef } from './definition.ts';

export const reduceOnPlateau: ScheduleDef<'factor' | 'patience' | 'min_delta' | 'floor'> = {
  label: 'Reduce on plateau',
  tex: '\\eta \\leftarrow \\max(\\gamma\\, \\eta,\\; f\\, \\eta_0) \\;\\text{ if } \\min_{k < p} \\mathcal{L}_{e - k} \\ge \\mathcal{L}^{*} - \\delta',
  text: 'Measures the validation loss after every epoch and multiplies the learning rate by γ whenever the loss has not improved for p epochs. It automates what people do by hand: lower the learning rate when progress ends. You need not know the length of the run in advance, which makes it convenient for experiments. After a drop it waits at least another p epochs before the next; the lowest loss so far remains the one to beat. A noisy validation loss, from a small validation part, can mislead it: after a lucky dip no later loss is lower, and drops follow one another until the learning rate is too small to learn. A higher patience or minimum change helps.',
  differs:
    'As ReduceLROnPlateau in Keras (default factor 0.1, patience 10, min_delta 1e-4). PyTorch waits one epoch more than its patience, and its threshold is relative to the best loss by default. The floor is a share of the learning rate here and a learning rate (min_lr) there; neither counts the loss of the untrained network, which counts here.',
  reference: {
    authors: 'A. Krizhevsky, I. Sutskever, G. E. Hinton',
    year: 2012,
    title: 'ImageNet Classification with Deep Convolutional Neural Networks',
    url: 'https://proceedings.neurips.cc/paper/2012/hash/c399862d3b9d6b76c8436e924a68c45b-Abstract.html',
  },
  hyper: {
    factor: {
      label: 'Factor per drop',
      tex: '\\gamma',
      default: 0.5,
      min: 0.01,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value makes each drop smaller; at 1 the learning rate stays constant.',
    },
    patience: {
      label: 'Patience',
      tex: 'p',
      default: 10,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
      unit: 'epochs',
      effect: 'live',
      explain: 'A higher value waits longer for an improvement before the learning rate drops.',
    },
    min_delta: {
      label: 'Minimum change',
      tex: '\\delta',
      default: 0.0001,
      min: 0,
      max: 1,
      scale: 'linear',
      unit: 'loss',
      effect: 'live',
      explain:
        'At a higher value the loss has to fall further to count as an improvement, so the learning rate drops sooner.',
    },
    floor: {
      label: 'Floor',
      tex: 'f',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value ends the drops at a higher share of the learning rate.',
    },
  },
  aliases: ['plateau', 'reduce_lr_on_plateau'],
  watch: {
    start: { best: Number.POSITIVE_INFINITY, waited: 0, drops: 0 },
    next({ best = 0, waited = 0, drops = 0 }, loss, { patience, min_delta: minDelta }) {
      if (loss < best - minDelta) return { best: loss, waited: 0, drops };
      return waited + 1 < patience ? { best, waited: waited + 1, drops } : { best, waited: 0, drops: drops + 1 };
    },
  },
  factor: ({ memory: { drops = 0 } }, { factor, floor }) => Math.max(floor, factor ** drops),
};
