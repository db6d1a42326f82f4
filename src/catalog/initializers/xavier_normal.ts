import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const deviation = (site: Site, gain: number) => gainOf(site, gain) * Math.sqrt(2 / (site.fanIn + site.fanOut));

export const xavierNormal: InitializerDef<'gain'> = {
  label: 'Xavier normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{2}{n_{\\text{in}} + n_{\\text{out}}}',
  text: 'The same variance as Xavier uniform, 2/(n_in + n_out), but drawn from a bell curve: most weights are close to zero and a few are clearly larger, whereas the uniform version has a hard limit. Like the uniform version it keeps the variance of signals and gradients roughly constant from layer to layer, and suits tanh, sigmoid, softmax and linear layers. In practice the two are hard to tell apart; the variance matters far more than the shape. In very small layers a rare large draw can leave a unit saturated from the start, and with ReLU the variance is too small by half.',
  differs:
    'PyTorch xavier_normal_ with gain 1 is the same. Keras GlorotNormal cuts the bell curve off at two deviations and widens it to keep the variance.',
  reference: {
    authors: 'X. Glorot, Y. Bengio',
    year: 2010,
    title: 'Understanding the difficulty of training deep feedforward neural networks',
    url: 'https://proceedings.mlr.press/v9/glorot10a.html',
  },
  hyper: {
    gain: gainChoice(
      'A factor on σ: one, or the gain that the activation recommends, such as 5/3 for tanh, which makes the signal smaller.',
    ),
  },
  aliases: ['glorot_normal'],
  places: ['weight'],
  variance: (site, { gain }) => deviation(site, gain) ** 2,
  draw(site, { gain }, random) {
    const sd = deviation(site, gain);
    return elementwise(site, () => random.normal(0, sd));
  },
};
