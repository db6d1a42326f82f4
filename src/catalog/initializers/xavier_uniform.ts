import type { Fans, InitializerDef } from './definition.ts';

const limit = ({ fanIn, fanOut }: Fans) => Math.sqrt(6 / (fanIn + fanOut));

export const xavierUniform: InitializerDef = {
  label: 'Xavier uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{6}{n_{\\text{in}} + n_{\\text{out}}}}',
  text: 'Chooses the spread of the weights from the size of the layer, so that signals neither fade nor explode on their way forward, and gradients neither on their way back. The first wish asks for a variance of 1/n_in, the second for 1/n_out; the compromise is 2/(n_in + n_out), reached by a uniform distribution with the limit r shown here. Use it with tanh, sigmoid, softmax and linear layers, whose slope around zero is what the derivation assumes. Behind ReLU it is too small: half of the signal is cut off, so each layer loses about half of the variance. He makes up for that.',
  differs:
    'This is the default of Keras (glorot_uniform) and xavier_uniform_ of PyTorch with gain 1. PyTorch layers use neither by default: their Linear draws from U(−1/√n_in, 1/√n_in).',
  reference: {
    authors: 'X. Glorot, Y. Bengio',
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  hyper: {},
  aliases: ['xavier', 'glorot', 'glorot_uniform'],
  variance: (fans) => limit(fans) ** 2 / 3,
  sample: (fans, _hyper, random) => random.uniform(-limit(fans), limit(fans)),
};
