import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const constant: Filling<'value' | 'indicator'> = {
  label: 'Constant',
  tex: 'x_{ij} \\leftarrow c',
  text: 'Replaces every missing value of every column with the same number c, before scaling. A missing category becomes none of the categories: all of its inputs are zero, which for two categories means the first. Zero is the natural choice where a missing value means that nothing happened, such as no purchase or no rain. A number far outside the range, such as −999, marks missing values so that the model can treat them separately. A decision tree copes with that, but a network receives an outlier, and standardizing with it squeezes the real values into a corner. Clipping may pull it back in. The indicator marks missing values without that harm. Because one number serves all columns, whatever their units, consider what it means in each.',
  differs:
    'SimpleImputer in scikit-learn with strategy=\'constant\' (fill_value, default 0) makes a missing category a separate level, "missing_value"; here it becomes all zeros.',
  reference: {
    authors: 'M. Le Morvan, J. Josse, E. Scornet, G. Varoquaux',
    year: 2021,
    title: 'What’s a good imputation to predict with missing values?',
    url: 'https://arxiv.org/abs/2106.00311',
  },
  hyper: {
    value: {
      label: 'Value',
      tex: 'c',
      default: 0,
      min: -10000,
      max: 10000,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher value replaces missing values with a higher number, in the unit of each column.',
    },
    indicator,
  },
  drops: false,
  category: 'none',
  fit: (_values, { value }) => value,
};
