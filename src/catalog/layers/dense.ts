import { add, matmul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { units } from './units.ts';

export const dense: LayerDef<'units' | 'freeze'> = {
  label: 'Dense',
  tex: 'a = \\varphi(x W + b)',
  text: 'Every unit receives every value of the layer before it, multiplies each by a weight, sums them, adds a bias and applies the activation. The weights set the direction in which a unit looks, and the bias sets its threshold; in the plane one unit is one soft straight edge, and the next layer combines edges into corners, rings and spirals. Dense layers suit inputs without spatial or temporal order, and the end of nearly every network. They grow quickly: the number of weights is inputs times units, and the layer does not know which inputs are neighbours, so learning from images economically takes convolutions. With too few units the boundary cannot bend; with too many it can memorize the noise.',
  differs:
    'PyTorch calls it Linear, makes the activation a separate layer and stores the weight as [out, in]; here and in Keras it is [in, out]. PyTorch also draws the biases at random; here and in Keras they start at zero.',
  reference: {
    authors: 'F. Rosenblatt',
    year: 1958,
    title: 'The perceptron: A probabilistic model for information storage and organization in the brain',
    url: 'https://doi.org/10.1037/h0042519',
  },
  hyper: {
    units: units('Units', 'More units can form more intricate functions, but cost more time and overfit more easily.'),
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
