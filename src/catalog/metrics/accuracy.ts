import { argMax, equal, greater, reduceMean, toFloat } from '../../ops/index.ts';
import { predictedClasses } from './confusion.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

export const accuracy: MetricDef = {
  label: 'Accuracy',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left[ \\hat{c}_i = c_i \\right]',
  text: 'The share of examples whose predicted class is the true one. With two classes the network predicts the second where its output exceeds the threshold, usually 0.5; with more, it predicts the class with the highest output. It is the number most people ask for first, and it is easy to read, but it misleads when classes differ in size: if 95 of 100 examples are healthy, always predicting healthy scores 95%. It also ignores confidence, so it stays constant while the loss improves and then jumps. Because it changes in steps, it has no useful gradient, so networks are trained on a loss instead.',
  reference: {
    authors: 'M. Sokolova, G. Lapalme',
    year: 2009,
    title: 'A systematic analysis of performance measures for classification tasks',
    url: 'https://doi.org/10.1016/j.ipm.2009.03.002',
  },
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
