import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const residual: LayerDef<'units' | 'freeze'> = {
  label: 'Residual block',
  short: 'Residual',
  tex: 'a = x + \\varphi(x W_1 + b_1)\\, W_2 + b_2',
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
  takes: 'row',
  mixing: 'all',
  output: (x) => x,
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
