import { add, div, mul, sub } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const labelSmoothing: RegularizerDef<'smoothing'> = {
  label: 'Label smoothing',
  tex: '\\tilde{y}_k = (1 - s)\\, y_k + \\frac{s}{K}',
  hyper: {
    smoothing: {
      label: 'Smoothing',
      tex: 's',
      default: 0.1,
      min: 0,
      max: 0.9,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value asks for less certain predictions; at 1 every class would be equally correct.',
    },
  },
  targets(target, { smoothing }) {
    const outputs = target.type.shape.at(-1) as number;
    const classes = outputs === 1 ? 2 : outputs;
    return add(mul(target, sub(1, smoothing)), div(smoothing, classes));
  },
};
