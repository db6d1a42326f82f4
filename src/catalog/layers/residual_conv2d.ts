import { add, conv } from '../../ops/index.ts';
import { filters, kernel } from './conv2d.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { asImage } from './images.ts';
import { kernelsOf } from './kernels.ts';
import { fittingSize, slidingOver, square, type Window, whyTooLarge } from './windows.ts';

function windowOf(size: number): Window {
  return { size, stride: 1, dilation: 1, padding: 'same' };
}

export const residualConv2d: LayerDef<'filters' | 'kernel' | 'freeze'> = {
  label: 'Residual convolutions',
  short: 'Res conv',
  tex: 'a = x + W_2 * \\varphi(W_1 * x + b_1) + b_2',
  hyper: {
    filters: {
      ...filters,
      label: 'Inner filters',
      explain: 'More inner filters allow a more intricate correction; the output has as many channels as the input.',
    },
    kernel,
    freeze,
  },
  aliases: ['residual_conv', 'conv_residual'],
  positional: ['filters', 'kernel', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'image',
  mixing: 'all',
  output(x, args) {
    const image = asImage(x);
    if ('problem' in image) return image;
    const sliding = windowOf(args.kernel);
    const problem = whyTooLarge('a kernel of', sliding, image);
    return problem === null ? x : { problem, instead: { ...args, kernel: fittingSize(sliding, image) } };
  },
  // The second convolution reads one kernel of the first beyond each side of its own.
  window: ({ kernel }) => square(windowOf(2 * kernel - 1)),
  build(x, { args, weight, bias, activate }) {
    const [, channels, height, width] = x.type.shape as [number, number, number, number];
    const { filters: inner, kernel: side } = args;
    const sliding = slidingOver(windowOf(side), { height, width });
    const weight1 = kernelsOf(weight, 'weight1', { filters: inner, channels, side });
    const bias1 = bias('bias1', [inner]);
    const weight2 = kernelsOf(weight, 'weight2', { filters: channels, channels: inner, side });
    const bias2 = bias('bias2', [channels]);
    const hidden = activate(conv(x, weight1, sliding, bias1));
    return add(x, conv(hidden, weight2, sliding, bias2));
  },
};
