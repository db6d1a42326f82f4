import type { ScheduleDef } from './definition.ts';

export const reduceOnPlateau: ScheduleDef<'factor' | 'patience' | 'min_delta' | 'floor'> = {
  label: 'Reduce on plateau',
  tex: '\\eta \\leftarrow \\max(\\gamma\\, \\eta,\\; f\\, \\eta_0) \\;\\text{ if } \\min_{k < p} \\mathcal{L}_{e - k} \\ge \\mathcal{L}^{*} - \\delta',
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
