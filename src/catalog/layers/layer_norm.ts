import { add, div, mul, reduceMean, sqrt, square, sub } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { epsilon } from './epsilon.ts';
import { forUnits, unitsOf } from './every-unit.ts';
import { freeze } from './freeze.ts';

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
    const centered = sub(x, reduceMean(x, example, { keepDims: true }));
    const variance = reduceMean(square(centered), example, { keepDims: true });
    return add(mul(div(centered, sqrt(add(variance, hyper.epsilon))), scale), shift);
  },
};
