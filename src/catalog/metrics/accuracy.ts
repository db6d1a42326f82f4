import type { Value } from '../../ir/graph.ts';
import { argMax, equal, greater, reduceMean, reshape, toFloat } from '../../ops/index.ts';
import { meanOfScored } from '../scored.ts';
import { predictedClasses } from './confusion.ts';
import type { MetricDef, MetricInputs } from './definition.ts';
import { measuring } from './measuring.ts';

export const accuracy: MetricDef = {
  label: 'Accuracy',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left[ \\hat{c}_i = c_i \\right]',
  hyper: {},
  aliases: ['acc', 'accuracy_score', 'binary_accuracy', 'categorical_accuracy'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
  percent: true,
  better: 'higher',
  build(inputs) {
    const { scored } = inputs;
    const hit = hits(inputs);
    return scored === null ? reduceMean(hit) : meanOfScored(reshape(hit, scored.type.shape), scored);
  },
  measure: measuring((judged) => {
    const { labels } = judged;
    let hits = 0;
    predictedClasses(judged).forEach((predicted, row) => {
      if (predicted === labels[row]) hits++;
    });
    return { value: hits / labels.length };
  }),
};

/** 1 for each row that is predicted as its actual class, and 0 for any other: [batch] or [batch, 1]. */
export function hits({ prediction, target }: Pick<MetricInputs, 'prediction' | 'target'>): Value {
  const outputs = prediction.type.shape.at(-1);
  return toFloat(
    outputs === 1 ? equal(toFloat(greater(prediction, 0.5)), target) : equal(argMax(prediction), argMax(target)),
  );
}
