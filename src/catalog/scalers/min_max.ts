import { extent } from 'd3';
import { widthOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const minMax: ScalerDef<'fit'> = {
  label: 'Min–max',
  tex: "x' = \\frac{x - \\min_F x}{\\max_F x - \\min_F x}",
  text: 'Maps the smallest training value to zero and the largest to one. It keeps the shape of the column and gives known bounds, which suits pixels, shares and other quantities with natural limits. It depends on just two values, the most extreme ones: a single 9999 typed by mistake squeezes all the rest into a corner near zero, where the network can hardly tell them apart. Clip outliers first or use the robust scaler. No input is negative, so the weights into one unit tend to rise and fall together; with centred inputs networks learn faster. Validation and test values may fall outside zero to one and are not clipped, because the limits come only from F, the training part.',
  differs:
    'The same as MinMaxScaler in scikit-learn with feature_range=(0, 1) and clip=False; some authors scale to −1 … 1.',
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
