import { quantileOf } from '../../math/quantile.ts';
import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const clipIqr: OutlierDef<'k'> = {
  label: 'Clip by quartiles',
  tex: "\\begin{aligned} x' &= \\min(\\max(x, l), h) \\\\ l &= Q_1 - k\\, (Q_3 - Q_1) \\\\ h &= Q_3 + k\\, (Q_3 - Q_1) \\end{aligned}",
  hyper: {
    k: {
      label: 'Fences',
      tex: 'k',
      default: 1.5,
      min: 0.5,
      max: 5,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher value, in box widths, clips fewer values; at 3 only those that are far out.',
    },
  },
  aliases: ['iqr', 'tukey'],
  fit(values, { k }) {
    const sorted = values.toSorted();
    const [first = 0, third = 0] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
    const width = third - first;
    return width > 0 ? [first - k * width, third + k * width] : UNBOUNDED;
  },
};
