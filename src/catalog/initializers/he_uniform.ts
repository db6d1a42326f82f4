import type { InitializerDef, Site } from './definition.ts';
import { elementwise } from './elementwise.ts';
import { gainChoice, gainOf } from './gain.ts';

const limit = (site: Site, gain: number) => gainOf(site, gain, Math.SQRT2) * Math.sqrt(3 / site.fanIn);

export const heUniform: InitializerDef<'gain'> = {
  label: 'He uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{6}{n_{\\text{in}}}}',
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
