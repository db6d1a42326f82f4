import type { Fans, InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

const limit = ({ fanIn }: Fans) => Math.sqrt(3 / fanIn);

export const lecunUniform: InitializerDef = {
  label: 'LeCun uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{3}{n_{\\text{in}}}}',
  text: 'Draws uniformly between −r and r, with r chosen so that the variance is 1/n_in: if the inputs have mean zero and variance one, the sum in every unit also has variance one, and a sigmoidal unit operates where its slope is largest. This was the advice of 1998, for inputs scaled in this way; if yours are not, the reasoning fails at the first layer. Use it with linear layers, SELU and tanh. It counts only inputs, so where a layer is much wider than the one before it, gradients grow in the backward pass; Xavier is the compromise. With ReLU choose He, which has twice the variance.',
  differs:
    'Keras: lecun_uniform. PyTorch: kaiming_uniform_ with nonlinearity="linear"; its Linear layer by default draws from U(−1/√n_in, 1/√n_in), a third of this variance.',
  reference: {
    authors: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller',
    year: 1998,
    title: 'Efficient BackProp',
    url: 'https://doi.org/10.1007/3-540-49430-8_2',
  },
  hyper: {},
  aliases: ['lecun'],
  places: ['weight'],
  variance: ({ fanIn }) => 1 / fanIn,
  draw: (site, _hyper, random) => elementwise(site, () => random.uniform(-limit(site), limit(site))),
};
