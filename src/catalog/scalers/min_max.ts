import { extent } from 'd3';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';
import { imagesBy } from './images.ts';

export const minMax: ScalerDef<'fit' | 'images'> = {
  label: 'Min–max',
  tex: "x' = \\frac{x - \\min_F x}{\\max_F x - \\min_F x}",
  hyper: { fit: fittedOn, images: imagesBy },
  fit(values) {
    const [low = 0, high = 0] = extent(values);
    return { offset: low, factor: 1 / widthOf(low, high) };
  },
};
