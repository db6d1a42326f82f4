import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const deviation = (site: Site, gain: number) => gainOf(site, gain) * Math.sqrt(2 / (site.fanIn + site.fanOut));

export const xavierNormal: InitializerDef<'gain'> = {
  label: 'Xavier normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{2}{n_{\\text{in}} + n_{\\text{out}}}',
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
