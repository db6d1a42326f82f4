import { add, mul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { epsilon } from './epsilon.ts';
import { forUnits, unitsOf } from './every-unit.ts';
import { freeze } from './freeze.ts';
import { standardized } from './standardized.ts';

export const layerNorm: LayerDef<'epsilon' | 'freeze'> = {
  label: 'Layer normalization',
  short: 'Layer norm',
  tex: '\\begin{aligned} a_{ij} &= \\gamma_j\\, \\frac{x_{ij} - \\mu_i}{\\sqrt{\\sigma_i^2 + \\varepsilon}} + \\beta_j \\\\ \\mu_i &= \\frac{1}{d} \\sum_{j=1}^{d} x_{ij}, \\quad \\sigma_i^2 = \\frac{1}{d} \\sum_{j=1}^{d} (x_{ij} - \\mu_i)^2 \\end{aligned}',
  hyper: { epsilon, freeze },
  aliases: ['layernorm', 'layer_normalization', 'ln'],
  positional: [],
  choices: [],
  takes: 'either',
  output: (x) => x,
  build(x, { hyper, parameter }) {
    const shape = [unitsOf(x)];
    const scale = forUnits(parameter('scale', shape, 1), x);
    const shift = forUnits(parameter('shift', shape, 0), x);
    const example = x.type.shape.slice(1).map((_, axis) => axis + 1);
    return add(mul(standardized(x, example, hyper.epsilon), scale), shift);
  },
};
