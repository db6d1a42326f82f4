import { orderOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { positives, averagePrecision: value } = orderOf(judged, label);
  return positives > 0 ? { value } : { none: 'There are no examples of this class.' };
}

export const averagePrecision: MetricDef = {
  label: 'Average precision',
  tex: '\\mathrm{AP} = \\sum_{k} (R_k - R_{k-1})\\, P_k',
  text: 'The area under the precision–recall curve, as a sum of steps: go through the examples from the highest score down, note the precision each time another example of the class is found, and take the mean. Guessing scores the share of examples that are of the class, so a value of 0.3 can be excellent or poor; compare it with that share. Because it looks only at the examples found and the false alarms among them, it distinguishes between networks that search for a few needles in a large haystack, where the area under the ROC curve is close to 1 for all of them. Equal scores count as one step.',
  differs:
    'The same as scikit-learn’s average_precision_score. Joining the points with straight lines, as auc(recall, precision) does, is too optimistic. Keras: AUC(curve="PR") interpolates between 200 thresholds. Without examples of the class scikit-learn returns 0; here it is not defined.',
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
