import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const dense: LayerDef<'units' | 'freeze'> = {
  label: 'Dense',
  tex: 'a = \\varphi(x W + b)',
  text: 'Every unit sees every value of the layer before it: it weighs them, adds a bias and applies the activation. The weights decide in which direction a unit looks, the bias where its threshold lies; in the plane one unit is one soft straight edge, and the next layer combines edges into corners, rings and spirals. Dense layers suit inputs without spatial or temporal order, and the end of nearly every network. They grow quickly: weights are inputs times units, and the layer knows nothing of neighbourhood, so images need convolutions to be learned economically. With too few units the boundary cannot bend, with too many it can learn the noise by heart.',
  differs:
    'PyTorch calls it Linear, keeps the activation apart and stores the weight as [out, in]; here and in Keras it is [in, out]. PyTorch also draws the biases at random, here and in Keras they start at zero.',
  reference: {
    authors: 'F. Rosenblatt',
    year: 1958,
    title: 'The perceptron: A probabilistic model for information storage and organization in the brain',
    url: 'https://doi.org/10.1037/h0042519',
  },
  hyper: {
    units: units('Units', 'More units can draw more intricate functions, cost more time and overfit more easily.'),
    freeze,
  },
  aliases: ['fully_connected', 'fc'],
  positional: ['units', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  build(x, { args, weight, bias, activate }) {
    const fanIn = x.type.shape.at(-1) as number;
    const fanOut = args.units;
    const w = weight('weight', [fanIn, fanOut], { fanIn, fanOut });
    const b = bias('bias', [fanOut]);
    return activate(add(matmul(x, w), b));
  },
};
