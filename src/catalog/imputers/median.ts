import { median as medianOf } from 'd3';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const median: Filling<'indicator'> = {
  label: 'Median',
  tex: 'x_{ij} \\leftarrow \\operatorname{med}_{k \\in P_j} x_{kj}',
  text: 'Puts the middle value of the column in each gap: half of the training rows that have a value, the set P, lie below it and half above. A missing category becomes the most frequent one. Unlike the mean it does not move when a few values are extreme, so it suits incomes, prices, durations and other lopsided columns, where the mean is a value that hardly any example has. With an even number of values it is halfway between the middle two. It narrows the column and loosens its ties with the others just as the mean does, and many identical stand-ins may look like a cluster that is not there. The indicator lets the network tell them from measured values.',
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
