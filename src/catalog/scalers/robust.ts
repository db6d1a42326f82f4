import { median, quantile } from 'd3';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const robust: ScalerDef<'fit'> = {
  label: 'Robust',
  tex: "x' = \\frac{x - \\operatorname{med}_F x}{Q_3 - Q_1}",
  hyper: { fit: fittedOn },
  fit(values) {
    const [first = 0, third = 0] = [quantile(values, 0.25), quantile(values, 0.75)];
    return { offset: median(values) ?? 0, factor: 1 / widthOf(first, third) };
  },
};
