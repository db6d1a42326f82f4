import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const keep: OutlierDef = {
  label: 'Keep',
  tex: "x' = x",
  text: 'Leaves every value as it is. An outlier is only a value far from the others; whether it is a slip of the pen or the most interesting row of all, the numbers cannot say, so look before you touch it. Fraud, faults and storms are outliers. Keeping them costs something, though: one huge value stretches a min-max scale until the others share a sliver of it, inflates the standard deviation, and gives gradients that outweigh a whole batch. Before clipping, consider a robust scaler for the features, and mean absolute error or Huber for a target, which keep the value but limit its pull.',
  reference: {
    authors: 'F. J. Anscombe',
    year: 1960,
    title: 'Rejection of Outliers',
    url: 'https://doi.org/10.1080/00401706.1960.10489888',
  },
  hyper: {},
  fit: () => UNBOUNDED,
};
