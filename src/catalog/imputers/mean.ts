import { momentsOf } from '../../math/spread.ts';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const mean: Filling<'indicator'> = {
  label: 'Mean',
  tex: 'x_{ij} \\leftarrow \\frac{1}{|P_j|} \\sum_{k \\in P_j} x_{kj}',
  text: 'Replaces each missing value with the average of its column over P, the training rows that have a value there. A missing category becomes the most frequent one. All rows are kept, and the mean of the column does not change; after standardizing the replacement is zero, so it pushes the network in no direction. But the column looks narrower than it really is, and its correlation with other columns gets weaker, because every replacement is the same number. One outlier shifts them all. Whether a value is missing may itself be informative; the indicator gives that to the network as a separate input. The mean comes from the training part alone, also for validation and test.',
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
