import { deviationOf, momentsOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const standard: ScalerDef<'fit'> = {
  label: 'Standard',
  tex: "x' = \\frac{x - \\mu_F}{\\sigma_F}",
  text: 'Subtracts the mean of the column and divides by its standard deviation, so that the training part has mean zero and deviation one. Every column then has the same influence whatever its unit, and the inputs have the spread that initializers were designed for; try this scaler first. Both numbers are computed on F, the training part, and applied unchanged to validation and test: computed on all rows, they would leak a little information about examples that are meant to be unseen. Scaling does not make a column normal: a skewed one stays skewed, and an outlier is still many deviations out and has widened σ for the rest.',
  differs:
    'The same as StandardScaler in scikit-learn, which divides by n in the deviation. DataFrame.std in pandas and R’s scale divide by n − 1. The Normalization layer of Keras keeps mean and variance as part of the model.',
  reference: {
    authors: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller',
    year: 1998,
    title: 'Efficient BackProp',
    url: 'https://doi.org/10.1007/3-540-49430-8_2',
  },
  hyper: { fit: fittedOn },
  aliases: ['zscore', 'standardize'],
  fit(values) {
    const moments = momentsOf(values);
    return { offset: moments.mean, factor: 1 / deviationOf(moments) };
  },
};
