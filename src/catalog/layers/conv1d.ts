import { sequenceSample } from '../../math/sample.ts';
import { conv, reshape, transpose } from '../../ops/index.ts';
import { filters } from './conv2d.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { isCausal, mask, settledMask } from './masks.ts';
import { asSequence } from './sequences.ts';

export const conv1d: LayerDef<'filters' | 'kernel' | 'mask' | 'dilation' | 'freeze'> = {
  label: 'Convolution over time',
  short: 'Conv 1D',
  tex: '\\begin{aligned} a_{t,f} &= \\varphi\\Bigl(b_f + \\sum_{c} \\sum_{u=0}^{k-1} W_{f,c,u}\\; x_{t + d u - p,\\, c}\\Bigr) \\\\ p &= d (k - 1) \\text{ if causal, else } \\lfloor d (k - 1) / 2 \\rfloor \\end{aligned}',
  hyper: {
    filters,
    kernel: {
      label: 'Kernel',
      tex: 'k',
      default: 3,
      min: 1,
      max: 16,
      scale: 'linear',
      integer: true,
      unit: 'steps',
      effect: 'recompile',
      explain: 'A larger kernel sees longer patterns at once; its number of weights grows with it.',
    },
    mask,
    dilation: {
      label: 'Dilation',
      tex: 'd',
      default: 1,
      min: 1,
      max: 32,
      scale: 'log',
      integer: true,
      unit: 'steps',
      effect: 'recompile',
      explain: 'A higher value spreads the kernel over a longer time without more weights, and skips steps in between.',
    },
    freeze,
  },
  aliases: ['convolution1d', 'causal_conv'],
  positional: ['filters', 'kernel', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'sequence',
  mixing: 'sum',
  settle: settledMask,
  output(x, { filters }) {
    const size = asSequence(x);
    return 'problem' in size ? size : sequenceSample({ ...size, features: filters });
  },
  build(x, { args, weight, bias, activate }) {
    const [batch, steps, features] = x.type.shape as [number, number, number];
    const { filters, kernel, dilation } = args;
    const fans = { fanIn: features * kernel, fanOut: filters * kernel };
    const kernels = weight('weight', [filters, features, kernel], fans, 0);
    const padding = dilation * (kernel - 1);
    const before = isCausal(args) ? padding : Math.floor(padding / 2);
    // A sequence as an image of height 1 with the features as channels: a product of matrices, for which each step is
    // joined with its neighbours, takes as long.
    const image = reshape(transpose(x, [0, 2, 1]), [batch, features, 1, steps]);
    const convolved = conv(
      image,
      reshape(kernels, [filters, features, 1, kernel]),
      { dilations: [1, dilation], pads: [0, before, 0, padding - before] },
      bias('bias', [filters]),
    );
    return activate(transpose(reshape(convolved, [batch, filters, steps]), [0, 2, 1]));
  },
};
