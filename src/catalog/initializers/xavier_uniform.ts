import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const limit = (site: Site, gain: number) => gainOf(site, gain) * Math.sqrt(6 / (site.fanIn + site.fanOut));

export const xavierUniform: InitializerDef<'gain'> = {
  label: 'Xavier uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{6}{n_{\\text{in}} + n_{\\text{out}}}}',
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
