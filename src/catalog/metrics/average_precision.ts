import { orderOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { positives, averagePrecision: value } = orderOf(judged, label);
  return positives > 0 ? { value } : { none: 'There is no example of this class.' };
}

export const averagePrecision: MetricDef = {
  label: 'Average precision',
  tex: '\\mathrm{AP} = \\sum_{k} (R_k - R_{k-1})\\, P_k',
  text: 'The area under the precision–recall curve, as a sum of steps: going down the list of examples from the highest score, the precision at each place where another one of the class is found, on average. Guessing gets the share of examples that are of the class, so a value of 0.3 can be excellent or poor; compare it with that share. Because it looks only at what is found and at false alarms among it, it tells networks apart that have to find few needles in much hay, where the area under the ROC curve is close to 1 for all of them. Equal scores are taken as one step.',
  differs:
    'As scikit-learn’s average_precision_score. Joining the points by straight lines, as auc(recall, precision) does, is too optimistic. Keras: AUC(curve="PR") interpolates between 200 thresholds. Without examples of the class scikit-learn gives 0; here it is not defined.',
  reference: {
    authors: 'J. Davis, M. Goadrich',
    year: 2006,
    title: 'The relationship between precision-recall and ROC curves',
    url: 'https://doi.org/10.1145/1143844.1143874',
  },
  hyper: {},
  aliases: ['average_precision_score', 'pr_auc'],
  tasks: ['binary', 'multiclass'],
  percent: false,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
