import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const lecunNormal: InitializerDef = {
  label: 'LeCun normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right), \\quad \\sigma^2 = \\frac{1}{n_{\\text{in}}}',
  hyper: {},
  places: ['weight'],
  variance: ({ fanIn }) => 1 / fanIn,
  draw: (site, _hyper, random) => elementwise(site, () => random.normal(0, Math.sqrt(1 / site.fanIn))),
};
