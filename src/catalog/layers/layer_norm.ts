import { add, div, mul, reduceMean, sqrt, square, sub } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { epsilon } from './epsilon.ts';
import { freeze } from './freeze.ts';

export const layerNorm: LayerDef<'epsilon' | 'freeze'> = {
  label: 'Layer normalization',
  tex: '\\begin{aligned} a_{ij} &= \\gamma_j\\, \\frac{x_{ij} - \\mu_i}{\\sqrt{\\sigma_i^2 + \\varepsilon}} + \\beta_j \\\\ \\mu_i &= \\frac{1}{d} \\sum_{j=1}^{d} x_{ij}, \\quad \\sigma_i^2 = \\frac{1}{d} \\sum_{j=1}^{d} (x_{ij} - \\mu_i)^2 \\end{aligned}',
  text: 'Normalizes the features of each single example to mean zero and variance one, then scales and shifts every feature by a learned γ and β. Unlike batch normalization it never looks at other examples, so it works the same way in training and evaluation and copes with a batch of one; this made it the standard in recurrent networks and transformers. It discards how large the activations of an example were and keeps only their pattern, which hurts where the size matters. It needs width: with a single feature the output is always β, and with two it shows little more than which one is larger. Put it between dense layers, rarely right before the output.',
  differs:
    'PyTorch defaults to ε = 1e-5, as here, Keras to 1e-3. Both can normalize over several axes; here it is always the last one.',
  reference: {
    authors: 'J. L. Ba, J. R. Kiros, G. E. Hinton',
    year: 2016,
    title: 'Layer Normalization',
    url: 'https://arxiv.org/abs/1607.06450',
  },
  hyper: { epsilon, freeze },
  aliases: ['layernorm', 'layer_normalization', 'ln'],
  positional: [],
  choices: [],
  build(x, { hyper, parameter }) {
    const shape = x.type.shape.slice(-1);
    const scale = parameter('scale', shape, 1);
    const shift = parameter('shift', shape, 0);
    const centered = sub(x, reduceMean(x, [-1], { keepDims: true }));
    const variance = reduceMean(square(centered), [-1], { keepDims: true });
    return add(mul(div(centered, sqrt(add(variance, hyper.epsilon))), scale), shift);
  },
};
