import { flatSample } from '../../math/sample.ts';
import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const dense: LayerDef<'units' | 'freeze'> = {
  label: 'Dense',
  tex: 'a = \\varphi(x W + b)',
  hyper: {
    units: units('Units', 'More units can form more intricate functions, but cost more time and overfit more easily.'),
    freeze,
  },
  aliases: ['fully_connected', 'fc'],
  positional: ['units', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  takes: 'row',
  mixing: 'sum',
  output: (_x, { units }) => flatSample(units),
  build(x, { args, weight, bias, activate }) {
    const fanIn = x.type.shape.at(-1) as number;
    const fanOut = args.units;
    const w = weight('weight', [fanIn, fanOut], { fanIn, fanOut });
    const b = bias('bias', [fanOut]);
    return activate(add(matmul(x, w), b));
  },
};
