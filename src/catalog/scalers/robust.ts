import { median, quantile } from 'd3';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const robust: ScalerDef<'fit'> = {
  label: 'Robust',
  tex: "x' = \\frac{x - \\operatorname{med}_F x}{Q_3 - Q_1}",
  text: 'Subtracts the median and divides by the distance between the quartiles, so that the middle half of F, the training values, spans exactly one. A quarter of the values may be arbitrarily wrong without moving either number much, so ordinary examples keep a sensible spread even next to extreme ones. The extreme values remain, further out than with standard scaling; clip them if they disturb the steps. Normally distributed values get a standard deviation of about 0.74. A column of mostly equal values, such as a count that is nearly always zero, has no distance between its quartiles; it is centred but not scaled, however large its few other values are.',
  differs:
    'The same as RobustScaler in scikit-learn with quantile_range=(25, 75) and unit_variance=False; quartiles are interpolated linearly in both.',
  reference: {
    authors: 'P. J. Rousseeuw, C. Croux',
    year: 1993,
    title: 'Alternatives to the Median Absolute Deviation',
    url: 'https://doi.org/10.1080/01621459.1993.10476408',
  },
  hyper: { fit: fittedOn },
  fit(values) {
    const [first = 0, third = 0] = [quantile(values, 0.25), quantile(values, 0.75)];
    return { offset: median(values) ?? 0, factor: 1 / widthOf(first, third) };
  },
};
