import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const deviation = (site: Site, gain: number) => gainOf(site, gain, Math.SQRT2) / Math.sqrt(site.fanIn);

export const heNormal: InitializerDef<'gain'> = {
  label: 'He normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{2}{n_{\\text{in}}}',
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
