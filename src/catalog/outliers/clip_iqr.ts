import { quantile } from 'd3';
import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const clipIqr: OutlierDef<'k'> = {
  label: 'Clip by quartiles',
  tex: "\\begin{aligned} x' &= \\min(\\max(x, l), h) \\\\ l &= Q_1 - k\\, (Q_3 - Q_1) \\\\ h &= Q_3 + k\\, (Q_3 - Q_1) \\end{aligned}",
  text: 'Moves values beyond the fences of a box plot back to the fence. The box extends from the first quartile, Q₁, to the third, Q₃, and the fences l and h are k box widths away from it; with k = 1.5 about seven in a thousand normally distributed values are beyond them. Outliers hardly affect the quartiles, so a few extreme values cannot hide each other by widening the limits, as they do with a rule of three standard deviations. On a skewed column the long tail is cut although nothing in it is wrong; raise k there. Where more than half of the values are equal, the box has no width and any other value would count as an outlier, so such a column is not clipped.',
  differs:
    'Quartiles are interpolated linearly, as in NumPy and pandas; Tukey’s hinges differ a little on small samples. scikit-learn has no such step. A box plot usually draws its whiskers only to the last value within the fences.',
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
      explain: 'A higher value, in box widths, clips fewer values; at 3 only those that are far out.',
    },
  },
  aliases: ['iqr', 'tukey'],
  fit(values, { k }) {
    const [first = 0, third = 0] = [quantile(values, 0.25), quantile(values, 0.75)];
    const width = third - first;
    return width > 0 ? [first - k * width, third + k * width] : UNBOUNDED;
  },
};
