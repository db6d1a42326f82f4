import { deviationOf, momentsOf } from '../../math/spread.ts';
import type { ScalerDef } from './definition.ts';
import { fittedOn } from './fitted_on.ts';

export const standard: ScalerDef<'fit'> = {
  label: 'Standard',
  tex: "x' = \\frac{x - \\mu_F}{\\sigma_F}",
  text: 'Subtracts the mean of the column and divides by its standard deviation, so that the training part has mean zero and deviation one. Every column then speaks equally loudly whatever its unit, and initializers find inputs of the spread that they were made for; it is the first thing to try. Both numbers are taken from the training part, F, and used for validation and test as they are: taken from all rows they would carry a little knowledge about the examples that are meant to be unseen. It does not make a column normal: a lopsided one stays lopsided, and an outlier still stands many deviations out and has widened σ for the rest.',
  differs:
    'As StandardScaler in scikit-learn, with the deviation over n. DataFrame.std in pandas and R’s scale divide by n − 1. The Normalization layer of Keras keeps mean and variance as part of the model.',
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
