import { flatSample } from '../../math/sample.ts';
import { reduceMean } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { asSequence } from './sequences.ts';

export const averageOverTime: LayerDef<never> = {
  label: 'Average over time',
  short: 'Time avg',
  tex: 'a_j = \\frac{1}{T} \\sum_{t=1}^{T} x_{t,j}',
  hyper: {},
  aliases: ['global_average_pooling1d', 'adaptive_avg_pool1d', 'mean_over_time'],
  positional: [],
  choices: [],
  takes: 'sequence',
  output(x) {
    const size = asSequence(x);
    return 'problem' in size ? size : flatSample(size.features);
  },
  build: (x) => reduceMean(x, [1]),
};
