import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives, falseNegatives } = hitsOf(judged, label);
  const all = 2 * truePositives + falsePositives + falseNegatives;
  return all > 0
    ? { value: (2 * truePositives) / all }
    : { none: 'The class has no example, and none was said to be of it.' };
}

export const f1: MetricDef = {
  label: 'F1 score',
  tex: 'F_1 = \\frac{2\\,\\mathrm{TP}}{2\\,\\mathrm{TP} + \\mathrm{FP} + \\mathrm{FN}} = 2 \\cdot \\frac{\\text{precision} \\cdot \\text{recall}}{\\text{precision} + \\text{recall}}',
  text: 'Precision and recall in one number, by their harmonic mean: it stays close to the smaller of the two, so neither can be bought with the other. It is used where a class is rare and accuracy would reward never naming it. It leaves out the examples that were rightly said not to be of the class, which is why swapping the roles of two classes changes it. It takes a false alarm and a miss to be equally bad; where they are not, choose a threshold from what each costs. With several classes, the macro mean lets every class count alike, the weighted one every example.',
  differs:
    'scikit-learn counts a class that is predicted but has no examples in the macro mean; here it is left out. Keras: F1Score(average=None) gives one number per class and takes the highest score unless it has a threshold.',
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
