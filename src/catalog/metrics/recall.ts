import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falseNegatives } = hitsOf(judged, label);
  const positives = truePositives + falseNegatives;
  return positives > 0 ? { value: truePositives / positives } : { none: 'There is no example of this class.' };
}

export const recall: MetricDef = {
  label: 'Recall',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FN}}',
  text: 'Of the examples of a class, the share that the network finds. It is what counts where a miss is dear: a disease that goes untreated, a fault that nobody looks for. Saying the class for every example gives 100%, so it means little without precision, which pays for false alarms. Lowering the threshold never lowers it. Because it looks at one class alone, it does not change with how common the class is, which makes it fit to be compared between data sets. Medicine calls it sensitivity; that of the other class is the specificity. Without examples of the class it is not defined, and a mean over classes leaves it out.',
  differs:
    'scikit-learn gives 0 with a warning where a class has no examples (zero_division), and counts that in the mean if the class is predicted; here it is left out. Keras gives 0, over batches.',
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
