import { quantileOf } from '../../math/quantile.ts';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';
import { imagesBy } from './images.ts';

export const robust: ScalerDef<'fit' | 'images'> = {
  label: 'Robust',
  tex: "x' = \\frac{x - \\operatorname{med}_F x}{Q_3 - Q_1}",
  hyper: { fit: fittedOn, images: imagesBy },
  fit(values) {
    const sorted = values.toSorted();
    const [first = 0, median = 0, third = 0] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share));
    return { offset: median, factor: 1 / widthOf(first, third) };
  },
};
