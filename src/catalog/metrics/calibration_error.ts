import { calibrationOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { labels, probabilities } = judged;
  if (!probabilities) return { none: 'The outputs are scores, not probabilities.' };
  const { counts, predicted, true: share } = calibrationOf(judged, label);
  let sum = 0;
  counts.forEach((count, bin) => {
    if (count > 0) sum += count * Math.abs((predicted[bin] as number) - (share[bin] as number));
  });
  return { value: sum / labels.length };
}

export const calibrationError: MetricDef = {
  label: 'Calibration error',
  tex: '\\mathrm{ECE} = \\sum_{b=1}^{10} \\frac{n_b}{n} \\left| \\bar{p}_b - \\bar{y}_b \\right|',
  text: 'Measures whether predicted probabilities are reliable: of all examples with a probability of 80%, about 80% should be of the class. Examples are sorted into ten bins by their probability; the error is the distance between the mean probability of a bin and its share of examples of the class, averaged over the examples. Large networks trained for a long time tend to be overconfident even where their accuracy is excellent, and this metric shows it. It does not measure how useful the probabilities are: always predicting the share of the class is perfectly calibrated but carries no information. With few examples the bins are noisy, and the error looks larger than it is.',
  differs:
    'Guo et al. consider only the probability of the predicted class. Here, with two classes, it is that of the second one; with more, it is the plain mean over each class against the rest. TorchMetrics uses 15 bins.',
  reference: {
    authors: 'M. P. Naeini, G. F. Cooper, M. Hauskrecht',
    year: 2015,
    title: 'Obtaining well calibrated probabilities using Bayesian binning',
    url: 'https://doi.org/10.1609/aaai.v29i1.9602',
  },
  hyper: {},
  aliases: ['ece', 'expected_calibration_error'],
  tasks: ['binary', 'multiclass'],
  percent: false,
  better: 'lower',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
