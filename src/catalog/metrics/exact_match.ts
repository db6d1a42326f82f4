import { equal, mul, reduceMean, reduceSum, reshape, sub, toFloat } from '../../ops/index.ts';
import { hits } from './accuracy.ts';
import { predictedClasses } from './confusion.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

export const exactMatch: MetricDef = {
  label: 'Exact match',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left[ \\hat{c}_{it} = c_{it} \\text{ for all } t \\right]',
  hyper: {},
  aliases: ['sequence_accuracy'],
  tasks: ['binary', 'multiclass', 'multilabel'],
  ofSequences: true,
  percent: true,
  better: 'higher',
  build({ prediction, target, scored, steps }) {
    const missed = sub(1, hits({ prediction, target }));
    const rows = prediction.type.shape[0] as number;
    const counted = scored ? mul(reshape(missed, [rows]), scored) : missed;
    const errors = reduceSum(reshape(counted, [rows / steps, steps]), [1]);
    return reduceMean(toFloat(equal(errors, 0)));
  },
  measure: measuring((judged) => {
    const { labels, sequences } = judged;
    if (sequences === undefined)
      return { none: 'Each example has a single target, so there are no sequences to match.' };
    const exact = new Map<number, boolean>();
    predictedClasses(judged).forEach((predicted, row) => {
      const sequence = sequences[row] as number;
      exact.set(sequence, (exact.get(sequence) ?? true) && predicted === labels[row]);
    });
    return { value: [...exact.values()].filter(Boolean).length / exact.size };
  }),
};
