import { median as medianOf } from 'd3';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const median: Filling<'indicator'> = {
  label: 'Median',
  tex: 'x_{ij} \\leftarrow \\operatorname{med}_{k \\in P_j} x_{kj}',
  text: 'Replaces each missing value with the median of its column: half of P, the training rows that have a value there, lie below it and half above. A missing category becomes the most frequent one. Unlike the mean it does not move when a few values are extreme, so it suits incomes, prices, durations and other skewed columns, where hardly any example is near the mean. With an even number of values it is halfway between the middle two. Like the mean it narrows the column and weakens its correlation with the others, and many identical replacements may look like a cluster that does not exist. The indicator lets the network distinguish them from measured values.',
  differs:
    "SimpleImputer in scikit-learn with strategy='median' does the same for numbers and refuses categories. median_low in Python's statistics module takes the lower of the middle two.",
  reference: {
    authors: 'E. Acuña, C. Rodriguez',
    year: 2004,
    title: 'The Treatment of Missing Values and its Effect on Classifier Accuracy',
    url: 'https://doi.org/10.1007/978-3-642-17103-1_60',
  },
  hyper: { indicator },
  drops: false,
  category: 'most frequent',
  fit: (values) => medianOf(values) ?? 0,
};
