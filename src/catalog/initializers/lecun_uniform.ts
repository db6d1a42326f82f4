import type { Fans, InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

const limit = ({ fanIn }: Fans) => Math.sqrt(3 / fanIn);

export const lecunUniform: InitializerDef = {
  label: 'LeCun uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r), \\quad r = \\sqrt{\\frac{3}{n_{\\text{in}}}}',
  hyper: {},
  aliases: ['lecun'],
  places: ['weight'],
  variance: ({ fanIn }) => 1 / fanIn,
  draw: (site, _hyper, random) => elementwise(site, () => random.uniform(-limit(site), limit(site))),
};
