import { extent } from 'd3';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const minMax: ScalerDef<'fit'> = {
  label: 'Min–max',
  tex: "x' = \\frac{x - \\min_F x}{\\max_F x - \\min_F x}",
  text: 'Maps the smallest training value to zero and the largest to one. It keeps the shape of the column and gives known bounds, which suits pixels, shares and other quantities with natural limits. It rests on just two values, and those are the most extreme: one typing error of 9999 squeezes all the rest into a corner near zero, where the network can hardly tell them apart. Clip outliers first or take the robust scaler. All inputs come out positive, so the weights into one unit tend to rise and fall together, and centred inputs learn faster. Validation and test values may fall outside of zero to one; they are left there, since the limits come from the training part, F, alone.',
  differs: 'As MinMaxScaler in scikit-learn with feature_range=(0, 1) and clip=False; some authors scale to −1 … 1.',
  reference: {
    authors: 'S. García, J. Luengo, F. Herrera',
    year: 2015,
    title: 'Data Preprocessing in Data Mining',
    url: 'https://doi.org/10.1007/978-3-319-10247-4',
  },
  hyper: { fit: fittedOn },
  fit(values) {
    const [low = 0, high = 0] = extent(values);
    return { offset: low, factor: 1 / widthOf(low, high) };
  },
};
