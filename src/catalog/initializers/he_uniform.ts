import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const limit = (site: Site, gain: number) => gainOf(site, gain, Math.SQRT2) * Math.sqrt(3 / site.fanIn);

export const heUniform: InitializerDef<'gain'> = {
  label: 'He uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{6}{n_{\\text{in}}}}',
  text: 'Designed for ReLU and its relatives. ReLU sets about half of its inputs to zero and so halves the mean square of the signal; He initialization makes up for this with twice the variance, 2/n_in, so activations keep their size through many layers. Without it, deep ReLU networks start with signals that shrink by half at every layer and hardly learn. This version draws the weights uniformly between −r and r. With tanh or sigmoid, units start closer to saturation than with Xavier. It does not keep units from dying later; that depends on the learning rate and the biases.',
  differs:
    'PyTorch: kaiming_uniform_ with nonlinearity="relu"; its Linear layer calls kaiming_uniform_ with a = √5, which has a sixth of this variance. Keras: he_uniform.',
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
  aliases: ['he', 'kaiming', 'kaiming_uniform'],
  places: ['weight'],
  variance: (site, { gain }) => limit(site, gain) ** 2 / 3,
  draw(site, { gain }, random) {
    const r = limit(site, gain);
    return elementwise(site, () => random.uniform(-r, r));
  },
};
