import { quantileOf } from '../../math/quantile.ts';
import { type OutlierDef, UNBOUNDED } from './definition.ts';

export const clipQuantiles: OutlierDef<'share'> = {
  label: 'Clip by share',
  tex: "x' = \\min(\\max(x, Q_q), Q_{1 - q})",
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
    const sorted = values.toSorted();
    const [low, high] = [quantileOf(sorted, share), quantileOf(sorted, 1 - share)];
    return low === undefined || high === undefined ? UNBOUNDED : [low, high];
  },
};
