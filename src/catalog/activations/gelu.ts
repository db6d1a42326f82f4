import type { Value } from '../../ir/graph.ts';
import { add, erf, mul, square, tanh } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

const FORMS = ['exact', 'tanh'];

export const gelu: ActivationDef<'form'> = {
  label: 'GELU',
  tex: '\\begin{aligned} \\operatorname{GELU}(x) &= x\\, \\Phi(x) = \\frac{x}{2} \\left[ 1 + \\operatorname{erf}\\left(\\frac{x}{\\sqrt{2}}\\right) \\right] \\\\ &\\approx \\frac{x}{2} \\left[ 1 + \\tanh\\left( \\sqrt{\\tfrac{2}{\\pi}} \\left(x + 0.044715\\, x^3\\right) \\right) \\right] \\end{aligned}',
  hyper: {
    form: {
      label: 'Form',
      tex: '\\Phi',
      default: FORMS.indexOf('exact'),
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: FORMS,
      effect: 'recompile',
      explain: 'Whether Φ is computed exactly or by the tanh formula, which differs by less than 0.001.',
    },
  },
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z.
  gain: () => 1.5335,
  build: (x, _hyper, { args }) => mul(mul(x, 0.5), add(args.form === FORMS.indexOf('tanh') ? byTanh(x) : exact(x), 1)),
};

const exact = (x: Value) => erf(mul(x, Math.SQRT1_2));
const byTanh = (x: Value) => tanh(mul(mul(x, Math.sqrt(2 / Math.PI)), add(mul(square(x), 0.044715), 1)));
