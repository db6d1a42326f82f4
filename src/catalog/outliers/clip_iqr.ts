import { quantile } from 'd3';
import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const clipIqr: OutlierDef<'k'> = {
  label: 'Clip by quartiles',
  tex: "\\begin{aligned} x' &= \\min(\\max(x, l), h) \\\\ l &= Q_1 - k\\, (Q_3 - Q_1) \\\\ h &= Q_3 + k\\, (Q_3 - Q_1) \\end{aligned}",
  text: 'Pulls values that lie beyond the fences of a box plot back to the fence. The box reaches from the first quartile, Q₁, to the third, Q₃, and the fences l and h stand k of its widths outside of it; with k = 1.5 about seven of a thousand normally distributed values lie beyond. The quartiles hardly notice the outliers themselves, so a few wild values cannot hide each other by widening the limits, as they do with a rule of three deviations. On a lopsided column the long tail is cut although nothing in it is wrong; raise k there. Where more than half of the values are equal, the box has no width and any other value counts as an outlier: such a column is left alone.',
  differs:
    'Quartiles are interpolated linearly, as in NumPy and pandas; Tukey’s hinges differ a little on small samples. scikit-learn has no such step. A box plot usually draws its whiskers to the last value within the fences.',
  reference: {
    authors: 'R. McGill, J. W. Tukey, W. A. Larsen',
    year: 1978,
    title: 'Variations of Box Plots',
    url: 'https://doi.org/10.1080/00031305.1978.10479236',
  },
  hyper: {
    k: {
      label: 'Fences',
      tex: 'k',
      default: 1.5,
      min: 0.5,
      max: 5,
      scale: 'linear',
      effect: 'resample',
      explain: 'Higher, in widths of the box, clips fewer values; at 3 only those that are far out.',
    },
  },
  aliases: ['iqr', 'tukey'],
  fit(values, { k }) {
    const [first = 0, third = 0] = [quantile(values, 0.25), quantile(values, 0.75)];
    const width = third - first;
    return width > 0 ? [first - k * width, third + k * width] : UNBOUNDED;
  },
};
