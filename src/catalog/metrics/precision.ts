import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives } = hitsOf(judged, label);
  const said = truePositives + falsePositives;
  return said > 0 ? { value: truePositives / said } : { none: 'No example was said to be of this class.' };
}

export const precision: MetricDef = {
  label: 'Precision',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FP}}',
  text: 'Of the examples that the network says are of a class, the share that really are. It is what counts where a false alarm is dear: a filter that throws away mail, a test that leads to an operation. It says nothing of the examples that were missed, so a network that speaks up only once, and rightly, scores 100%; read it beside recall. Raising the threshold usually raises it, but not always. It also depends on how common the class is: the same network has a lower precision where the class is rare. Without any prediction of the class it is not defined; in a mean over classes it then counts as 0.',
  differs:
    'scikit-learn gives 0 with a warning where a class is never predicted (zero_division), and counts a class that is predicted but has no examples in the mean; here such a class is left out. Keras gives 0, over batches.',
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
