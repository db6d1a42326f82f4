import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const limit = (site: Site, gain: number) => gainOf(site, gain) * Math.sqrt(6 / (site.fanIn + site.fanOut));

export const xavierUniform: InitializerDef<'gain'> = {
  label: 'Xavier uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{6}{n_{\\text{in}} + n_{\\text{out}}}}',
  text: 'Chooses the spread of the weights from the size of the layer, so that neither signals in the forward pass nor gradients in the backward pass fade or explode. The forward pass asks for a variance of 1/n_in, the backward pass for 1/n_out; the compromise is 2/(n_in + n_out), which a uniform distribution with the limit r shown here has. Use it with tanh, sigmoid, softmax and linear layers, which have the slope around zero that the derivation assumes. With ReLU it is too small: half of the signal is cut off, so each layer loses about half of the variance. He makes up for that.',
  differs:
    'This is the default of Keras (glorot_uniform) and xavier_uniform_ of PyTorch with gain 1. PyTorch layers use neither by default: their Linear draws from U(−1/√n_in, 1/√n_in).',
  reference: {
    authors: 'X. Glorot, Y. Bengio',
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  hyper: {
    gain: gainChoice(
      'A factor on r: one, or the gain that the activation recommends, such as 5/3 for tanh, which makes the signal smaller.',
    ),
  },
  aliases: ['xavier', 'glorot', 'glorot_uniform'],
  places: ['weight'],
  variance: (site, { gain }) => limit(site, gain) ** 2 / 3,
  draw(site, { gain }, random) {
    const r = limit(site, gain);
    return elementwise(site, () => random.uniform(-r, r));
  },
};
