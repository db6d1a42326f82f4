import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives } = hitsOf(judged, label);
  const predicted = truePositives + falsePositives;
  return predicted > 0 ? { value: truePositives / predicted } : { none: 'No example was predicted as this class.' };
}

export const precision: MetricDef = {
  label: 'Precision',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FP}}',
  text: 'Of the examples that the network predicts as a class, the share that really are of it. It matters where a false alarm is expensive: a filter that throws away mail, a test that leads to an operation. It ignores the examples that were missed, so a network that predicts the class only once, correctly, scores 100%; read it together with recall. Raising the threshold usually raises it, but not always. It also depends on how common the class is: the same network has a lower precision where the class is rare. If the class is never predicted, precision is not defined; in a mean over classes it then counts as 0.',
  differs:
    'scikit-learn returns 0 with a warning where a class is never predicted (zero_division), and includes a class that is predicted but has no examples in the mean; here such a class is excluded. Keras returns 0, over batches.',
  reference: {
    authors: 'D. M. W. Powers',
    year: 2020,
    title: 'Evaluation: from precision, recall and F-measure to ROC, informedness, markedness and correlation',
    url: 'https://arxiv.org/abs/2010.16061',
  },
  hyper: {},
  aliases: ['precision_score', 'positive_predictive_value'],
  tasks: ['binary', 'multiclass'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, 0),
  measureClass: measuring(measureClass),
};
