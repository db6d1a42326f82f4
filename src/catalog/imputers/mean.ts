import { momentsOf } from '../../math/spread.ts';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const mean: Filling<'indicator'> = {
  label: 'Mean',
  tex: 'x_{ij} \\leftarrow \\frac{1}{|P_j|} \\sum_{k \\in P_j} x_{kj}',
  text: 'Puts the average of the column in each gap, where P is the set of training rows that have a value there. A missing category becomes the most frequent one. All rows are kept, and the mean of the column does not change; after standardizing the stand-in is zero, so a gap pushes the network in no direction. But the column gets narrower than it is and its ties with other columns weaker, since every stand-in is the same number. One outlier shifts them all. Whether a value is missing may itself be telling; the indicator hands that to the network as an input of its own. The mean comes from the training part alone, for validation and test too.',
  differs:
    "SimpleImputer in scikit-learn has strategy='mean' as its default and refuses categories, for which it has 'most_frequent'; its add_indicator is the indicator here.",
  reference: {
    authors: 'J. L. Schafer, J. W. Graham',
    year: 2002,
    title: 'Missing data: Our view of the state of the art',
    url: 'https://doi.org/10.1037/1082-989X.7.2.147',
  },
  hyper: { indicator },
  drops: false,
  category: 'most frequent',
  fit: (values) => momentsOf(values).mean,
};
