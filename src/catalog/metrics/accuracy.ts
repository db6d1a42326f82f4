import { argMax, equal, greater, reduceMean, toFloat } from '../../ops/index.ts';
import { predictedClasses } from './confusion.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

export const accuracy: MetricDef = {
  label: 'Accuracy',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left[ \\hat{c}_i = c_i \\right]',
  hyper: {},
  aliases: ['acc', 'accuracy_score', 'binary_accuracy', 'categorical_accuracy'],
  tasks: ['binary', 'multiclass'],
  percent: true,
  better: 'higher',
  build({ prediction, target }) {
    const outputs = prediction.type.shape.at(-1);
    const hit =
      outputs === 1 ? equal(toFloat(greater(prediction, 0.5)), target) : equal(argMax(prediction), argMax(target));
    return reduceMean(toFloat(hit));
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
