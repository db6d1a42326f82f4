import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives, falseNegatives } = hitsOf(judged, label);
  const all = 2 * truePositives + falsePositives + falseNegatives;
  return all > 0
    ? { value: (2 * truePositives) / all }
    : { none: 'The class has no examples, and none were predicted as it.' };
}

export const f1: MetricDef = {
  label: 'F1 score',
  tex: 'F_1 = \\frac{2\\,\\mathrm{TP}}{2\\,\\mathrm{TP} + \\mathrm{FP} + \\mathrm{FN}} = 2 \\cdot \\frac{\\text{precision} \\cdot \\text{recall}}{\\text{precision} + \\text{recall}}',
  text: 'Precision and recall in one number, by their harmonic mean: it stays close to the smaller of the two, so a high value of one cannot make up for a low value of the other. It is used where a class is rare and accuracy would reward never predicting it. It ignores the examples that were correctly predicted not to be of the class, so swapping the roles of two classes changes it. It treats a false alarm and a miss as equally bad; where they are not, choose a threshold from the cost of each. With several classes, every class counts the same in the macro mean, and every example in the weighted mean.',
  differs:
    'scikit-learn includes a class that is predicted but has no examples in the macro mean; here it is excluded. Keras: F1Score(average=None) returns one number per class and takes the highest score unless it has a threshold.',
  reference: {
    authors: 'C. J. van Rijsbergen',
    year: 1979,
    title: 'Information Retrieval, chapter 7',
    url: 'https://www.dcs.gla.ac.uk/Keith/Preface.html',
  },
  hyper: {},
  aliases: ['f1_score', 'f_measure'],
  tasks: ['binary', 'multiclass'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, 0),
  measureClass: measuring(measureClass),
};
