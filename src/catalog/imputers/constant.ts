import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const constant: Filling<'value' | 'indicator'> = {
  label: 'Constant',
  tex: 'x_{ij} \\leftarrow c',
  text: 'Puts the same chosen number c in every gap of every column, before scaling. A missing category becomes none of them: all of its inputs are zero, which of two categories is the first. Zero is the natural choice where missing means nothing happened, such as no purchase or no rain. A number far outside of the range, such as −999, marks the gaps so that the network can learn to treat them apart; a tree copes with that, but a network is fed the outlier, and standardizing with it squeezes the real values into a corner. Clipping may pull it back in. The indicator marks gaps without that harm. As one number serves all columns, whatever their units, mind what it means in each.',
  differs:
    'SimpleImputer in scikit-learn with strategy=\'constant\' (fill_value, default 0) gives a missing category a level of its own, "missing_value"; here it is all zeros.',
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
      explain: 'Higher puts a higher number, in the unit of each column, where one is missing.',
    },
    indicator,
  },
  drops: false,
  category: 'none',
  fit: (_values, { value }) => value,
};
