import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const deviation = (site: Site, gain: number) => gainOf(site, gain, Math.SQRT2) / Math.sqrt(site.fanIn);

export const heNormal: InitializerDef<'gain'> = {
  label: 'He normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{2}{n_{\\text{in}}}',
  text: 'The variance that ReLU networks need, 2/n_in, drawn from a bell curve; this is the form of the original paper. The factor 2 makes up for the half of the signal that ReLU cuts off, so activations keep their size however many layers follow, and very deep networks can be trained from the first step. Use it with ReLU and leaky ReLU. With tanh or sigmoid it is larger than ideal and drives units towards saturation. It differs from He uniform only in shape: most weights are small and a few are large. In narrow layers chance matters, so try several seeds.',
  differs:
    'PyTorch: kaiming_normal_ with nonlinearity="relu" is the same. Keras HeNormal cuts the bell curve off at two deviations and widens it to keep the variance.',
  reference: {
    authors: 'K. He, X. Zhang, S. Ren, J. Sun',
    year: 2015,
    title: 'Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification',
    url: 'https://arxiv.org/abs/1502.01852',
  },
  hyper: {
    gain: gainChoice(
      'The 2 is the square of the gain of ReLU, √2; the choice “activation” uses the gain a of the layer’s own activation instead: a²/n_in.',
    ),
  },
  aliases: ['kaiming_normal'],
  places: ['weight'],
  variance: (site, { gain }) => deviation(site, gain) ** 2,
  draw(site, { gain }, random) {
    const sd = deviation(site, gain);
    return elementwise(site, () => random.normal(0, sd));
  },
};
