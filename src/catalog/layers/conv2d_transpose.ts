import { add, convTranspose } from '../../ops/index.ts';
import { filters, kernel } from './conv2d.ts';
import type { LayerDef } from './definition.ts';
import { enlarged, factor } from './enlarging.ts';
import { forUnits } from './every-unit.ts';
import { freeze } from './freeze.ts';
import { asImage } from './images.ts';
import { slidingOver } from './windows.ts';

export const conv2dTranspose: LayerDef<'filters' | 'kernel' | 'stride' | 'freeze'> = {
  label: 'Transposed convolution',
  short: 'Conv ᵀ',
  tex: 'a_{f,i,j} = \\varphi\\Bigl(b_f + \\sum_{c} \\sum_{u,v} W_{c,f,u,v}\\; x_{c,\\, (i + p - u)/s,\\, (j + p - v)/s}\\Bigr)',
  hyper: {
    filters,
    kernel,
    stride: { ...factor, label: 'Stride', unit: 'pixels' },
    freeze,
  },
  aliases: ['deconv', 'deconvolution', 'conv_transpose', 'convtranspose2d'],
  positional: ['filters', 'kernel', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'image',
  mixing: 'all',
  output(x, { filters, stride }) {
    const image = asImage(x);
    return 'problem' in image ? image : enlarged(image, filters, stride);
  },
  build(x, { args, weight, bias, activate }) {
    const [, channels, rows, columns] = x.type.shape as [number, number, number, number];
    const { filters, kernel, stride } = args;
    const [height, width] = [rows * stride, columns * stride];
    // Each output pixel receives about this many of the kernel's products.
    const area = (kernel / stride) ** 2;
    const fans = { fanIn: channels * area, fanOut: filters * kernel ** 2 };
    const kernels = weight('weight', [channels, filters, kernel, kernel], fans, 1);
    const sliding = slidingOver({ size: kernel, stride, dilation: 1, padding: 'same' }, { height, width });
    const spread = convTranspose(x, kernels, [height, width], sliding);
    return activate(add(spread, forUnits(bias('bias', [filters]), spread)));
  },
};
