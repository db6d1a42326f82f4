import { add, conv } from '../../ops/index.ts';
import { filters, kernel } from './conv2d.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { asImage } from './images.ts';
import { fitsInto, fittingSize, slidingOver, type Window } from './windows.ts';

function windowOf(size: number): Window {
  return { size, stride: 1, dilation: 1, padding: 'same' };
}

export const residualConv2d: LayerDef<'filters' | 'kernel' | 'freeze'> = {
  label: 'Residual convolutions',
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
  output(x, args) {
    const image = asImage(x);
    if ('problem' in image) return image;
    const sliding = windowOf(args.kernel);
    if (fitsInto(sliding, image)) return x;
    return {
      problem: `has a kernel of ${args.kernel} × ${args.kernel} pixels, but its input has only ${image.height} × ${image.width}`,
      instead: { ...args, kernel: fittingSize(sliding, image) },
    };
  },
  build(x, { args, weight, bias, activate }) {
    const [, channels, height, width] = x.type.shape as [number, number, number, number];
    const { filters: inner, kernel: side } = args;
    const area = side * side;
    const sliding = slidingOver(windowOf(side), { height, width });
    const weight1 = weight(
      'weight1',
      [inner, channels, side, side],
      { fanIn: channels * area, fanOut: inner * area },
      0,
    );
    const bias1 = bias('bias1', [inner]);
    const weight2 = weight(
      'weight2',
      [channels, inner, side, side],
      { fanIn: inner * area, fanOut: channels * area },
      0,
    );
    const bias2 = bias('bias2', [channels]);
    const hidden = activate(conv(x, weight1, sliding, bias1));
    return add(x, conv(hidden, weight2, sliding, bias2));
  },
};
