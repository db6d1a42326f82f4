import { imageSample } from '../../math/sample.ts';
import { conv } from '../../ops/index.ts';
import type { Hyperparameter } from '../entry.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { asImage } from './images.ts';
import { kernelsOf } from './kernels.ts';
import {
  fittingSize,
  PADDINGS,
  padding,
  positionsOf,
  slidingOver,
  square,
  stride,
  type Window,
  whyTooLarge,
  windowSize,
} from './windows.ts';

type Args = Readonly<Record<'kernel' | 'stride' | 'padding' | 'dilation', number>>;

/** The window of a convolution. */
function windowOf({ kernel, stride, padding, dilation }: Args): Window {
  return { size: kernel, stride, dilation, padding: PADDINGS[padding] ?? 'same' };
}

export const filters: Hyperparameter = {
  label: 'Filters',
  tex: 'n',
  default: 8,
  min: 1,
  max: 64,
  scale: 'log',
  integer: true,
  effect: 'recompile',
  explain: 'More filters recognize more kinds of local patterns, but cost more time and overfit more easily.',
};

export const kernel = windowSize(
  'Kernel',
  3,
  'A larger kernel sees larger patterns at once; its number of weights grows with the square of its side.',
);

export const conv2d: LayerDef<'filters' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'freeze'> = {
  label: 'Convolution',
  short: 'Conv',
  tex: 'a_{f,i,j} = \\varphi\\Bigl(b_f + \\sum_{c} \\sum_{u=0}^{k-1} \\sum_{v=0}^{k-1} W_{f,c,u,v}\\; x_{c,\\, s i + d u - p,\\, s j + d v - p}\\Bigr)',
  hyper: {
    filters,
    kernel,
    stride: stride(1),
    padding,
    dilation: {
      label: 'Dilation',
      tex: 'd',
      default: 1,
      min: 1,
      max: 4,
      scale: 'linear',
      integer: true,
      unit: 'pixels',
      rare: true,
      effect: 'recompile',
      explain:
        'A higher value spreads the kernel over a larger region without more weights, and skips pixels in between.',
    },
    freeze,
  },
  aliases: ['conv', 'convolution'],
  positional: ['filters', 'kernel', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'image',
  mixing: 'sum',
  output(x, args) {
    const image = asImage(x);
    if ('problem' in image) return image;
    const sliding = windowOf(args);
    const { height, width } = image;
    const problem = whyTooLarge('a kernel that covers', sliding, image);
    if (problem !== null) return { problem, instead: { ...args, kernel: fittingSize(sliding, image) } };
    return imageSample({
      channels: args.filters,
      height: positionsOf(sliding, height),
      width: positionsOf(sliding, width),
    });
  },
  window: (args) => square(windowOf(args)),
  build(x, { args, weight, bias, activate }) {
    const [, channels, height, width] = x.type.shape as [number, number, number, number];
    const { filters, kernel } = args;
    const kernels = kernelsOf(weight, 'weight', { filters, channels, side: kernel });
    return activate(conv(x, kernels, slidingOver(windowOf(args), { height, width }), bias('bias', [filters])));
  },
};
