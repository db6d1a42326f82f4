import { div, reduceMean, square, sub } from '../../ops/index.ts';
import type { MetricDef } from './definition.ts';
import { meanOfErrors, square as squared } from './errors.ts';
import { measuring } from './measuring.ts';

export const explainedVariance: MetricDef = {
  label: 'Explained variance',
  tex: '1 - \\frac{\\sum_{i,k} \\left( x_{ik} - \\hat{x}_{ik} \\right)^2}{\\sum_{i,k} \\left( x_{ik} - \\bar{x}_k \\right)^2}',
  hyper: {},
  aliases: ['variance_explained'],
  tasks: ['autoencoder'],
  percent: true,
  better: 'higher',
  build({ prediction, target }) {
    const spread = reduceMean(square(sub(target, reduceMean(target, [0], { keepDims: true }))));
    return sub(1, div(reduceMean(square(sub(prediction, target))), spread));
  },
  measure: measuring((judged) => {
    const { labels } = judged;
    let mean = 0;
    for (let row = 0; row < labels.length; row++) mean += (labels[row] as number) / labels.length;
    let spread = 0;
    for (let row = 0; row < labels.length; row++) spread += squared((labels[row] as number) - mean) / labels.length;
    if (spread === 0) return { none: 'All inputs are the same, so there is no variance to explain.' };
    return { value: 1 - meanOfErrors(judged, squared) / spread };
  }),
};
