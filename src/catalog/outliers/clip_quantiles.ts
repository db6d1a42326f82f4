import { quantile } from 'd3';
import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const clipQuantiles: OutlierDef<'share'> = {
  label: 'Clip by share',
  tex: "x' = \\min(\\max(x, Q_q), Q_{1 - q})",
  text: 'Moves the smallest and the largest values, a share q on each side, to the value at which that share begins; statisticians call this winsorizing. Unlike dropping rows it keeps the example, and of the value it keeps only that it is extreme. It makes no assumption about the shape of the column and always acts: with q = 0.01 it changes two percent of the values whether they are outliers or not, even in a column without any. It suits large, long-tailed data in which some values at the ends are certainly wrong. Do not use it on small or bounded columns. The limits come from the training part, so it may clip a different share in validation and test.',
  differs:
    'Quantiles are interpolated linearly, as in numpy.quantile. scipy.stats.mstats.winsorize counts values instead and takes its limits from the data it is given.',
  reference: {
    authors: 'J. W. Tukey',
    year: 1962,
    title: 'The Future of Data Analysis',
    url: 'https://doi.org/10.1214/aoms/1177704711',
  },
  hyper: {
    share: {
      label: 'Share on each side',
      tex: 'q',
      default: 0.01,
      min: 0.001,
      max: 0.25,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value clips more values on each side.',
    },
  },
  aliases: ['winsorize', 'quantiles'],
  fit(values, { share }) {
    const [low, high] = [quantile(values, share), quantile(values, 1 - share)];
    return low === undefined || high === undefined ? UNBOUNDED : [low, high];
  },
};
