import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const residual: LayerDef<'units' | 'freeze'> = {
  label: 'Residual block',
  tex: 'a = x + \\varphi(x W_1 + b_1)\\, W_2 + b_2',
  text: 'Adds a correction to its input instead of replacing it: two weight matrices with an activation between them compute the change, and a shortcut carries the input past them. The gradient takes the shortcut too, so it reaches the early layers of a deep stack undiminished, and a block that has nothing to add can stay near zero. Use several in a row where plain dense layers stop learning as the network gets deeper. The output is as wide as the input, so put a dense layer first to set the width; with only two inputs the block can merely move points around the plane. Because nothing bounds the sum, values grow from block to block; smaller initial weights or normalization help.',
  differs:
    'The paper and torchvision normalize inside the block and apply the activation once more to the sum. Without that activation, as here and in transformers, the shortcut is an identity from the first block to the last.',
  reference: {
    authors: 'K. He, X. Zhang, S. Ren, J. Sun',
    year: 2015,
    title: 'Deep Residual Learning for Image Recognition',
    url: 'https://arxiv.org/abs/1512.03385',
  },
  hyper: {
    units: units(
      'Inner units',
      'More inner units allow a more intricate correction; the output stays as wide as the input.',
    ),
    freeze,
  },
  aliases: ['residual_block', 'resnet'],
  positional: ['units', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  build(x, { args, weight, bias, activate }) {
    const width = x.type.shape.at(-1) as number;
    const inner = args.units;
    const weight1 = weight('weight1', [width, inner], { fanIn: width, fanOut: inner });
    const bias1 = bias('bias1', [inner]);
    const weight2 = weight('weight2', [inner, width], { fanIn: inner, fanOut: width });
    const bias2 = bias('bias2', [width]);
    const correction = matmul(activate(add(matmul(x, weight1), bias1)), weight2);
    return add(x, add(correction, bias2));
  },
};
