import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falseNegatives } = hitsOf(judged, label);
  const positives = truePositives + falseNegatives;
  return positives > 0 ? { value: truePositives / positives } : { none: 'There are no examples of this class.' };
}

export const recall: MetricDef = {
  label: 'Recall',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FN}}',
  text: 'Of the examples of a class, the share that the network finds. It matters where a miss is expensive: a disease that goes untreated, a fault that nobody looks for. Predicting the class for every example gives 100%, so recall means little without precision, which falls with false alarms. Lowering the threshold never lowers it. Because it looks at one class alone, it does not depend on how common the class is, so you can compare it between datasets. Medicine calls it sensitivity; that of the other class is the specificity. Without examples of the class it is not defined, and a mean over classes excludes it.',
  differs:
    'scikit-learn returns 0 with a warning where a class has no examples (zero_division), and includes that in the mean if the class is predicted; here it is excluded. Keras returns 0, over batches.',
  reference: {
    authors: 'D. M. W. Powers',
    year: 2020,
    title: 'Evaluation: from precision, recall and F-measure to ROC, informedness, markedness and correlation',
    url: 'https://arxiv.org/abs/2010.16061',
  },
  hyper: {},
  aliases: ['recall_score', 'sensitivity', 'true_positive_rate'],
  tasks: ['binary', 'multiclass'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
