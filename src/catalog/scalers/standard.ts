import { deviationOf, momentsOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';
import { imagesBy } from './images.ts';

export const standard: ScalerDef<'fit' | 'images'> = {
  label: 'Standard',
  tex: "x' = \\frac{x - \\mu_F}{\\sigma_F}",
  hyper: { fit: fittedOn, images: imagesBy },
  aliases: ['zscore', 'standardize'],
  fit(values) {
    const moments = momentsOf(values);
    return { offset: moments.mean, factor: 1 / deviationOf(moments) };
  },
};
