import type { InitializerDef } from './definition.ts';

export const heNormal: InitializerDef = {
  label: 'He normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{2}{n_{\\text{in}}}',
  text: 'The variance that ReLU networks need, 2/n_in, drawn from a bell curve; this is the form of the original paper. The factor 2 pays for the half of the signal that ReLU cuts off, so activations keep their size however many layers follow, and very deep networks can be trained from the first step. Use it with ReLU and leaky ReLU. With tanh or sigmoid it is larger than ideal and drives units towards saturation. It differs from He uniform only in shape: most weights small, a few large. In narrow layers the luck of the draw matters, so try several seeds.',
  differs:
    'PyTorch: kaiming_normal_ with nonlinearity="relu" is the same. Keras HeNormal cuts the bell curve off at two deviations and widens it to keep the variance.',
  reference: {
    authors: 'K. He, X. Zhang, S. Ren, J. Sun',
    year: 2015,
    title: 'Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification',
    url: 'https://arxiv.org/abs/1502.01852',
  },
  hyper: {},
  aliases: ['kaiming_normal'],
  variance: ({ fanIn }) => 2 / fanIn,
  sample: ({ fanIn }, _hyper, random) => random.normal(0, Math.sqrt(2 / fanIn)),
};
