import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const keep: OutlierDef = {
  label: 'Keep',
  tex: "x' = x",
  text: 'Leaves every value unchanged. An outlier is only a value far from the others. The numbers cannot tell whether it is a typing error or the most interesting row of all, so look at it before you change it. Fraud, faults and storms are outliers. Keeping them has a cost, though: one huge value stretches a min-max scale until the others share a sliver of it, inflates the standard deviation, and produces gradients that outweigh a whole batch. Before clipping, consider a robust scaler for the features, and the mean absolute error or the Huber loss for a target; they keep the value but limit its influence.',
  reference: {
    authors: 'F. J. Anscombe',
    year: 1960,
    title: 'Rejection of Outliers',
    url: 'https://doi.org/10.1080/00401706.1960.10489888',
  },
  hyper: {},
  fit: () => UNBOUNDED,
};
