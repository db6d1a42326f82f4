import type { Fans, InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

const limit = ({ fanIn }: Fans) => Math.sqrt(3 / fanIn);

export const lecunUniform: InitializerDef = {
  label: 'LeCun uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{3}{n_{\\text{in}}}}',
  text: 'Draws evenly between −r and r, with r such that the variance is 1/n_in: for inputs of mean zero and variance one, every unit then sums up to a value of variance one as well, and a sigmoidal unit works where its slope is largest. That was the advice of 1998, together with inputs scaled to that form; if yours are not, the reasoning fails at the first layer. Use it with linear layers, SELU and tanh. It counts only inputs, so where a layer is much wider than the one before it, gradients grow on the way back; Xavier is the compromise. With ReLU choose He, which is twice as wide in variance.',
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
