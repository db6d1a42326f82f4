import { add, argMax, div, greater, maximum, mul, reduceSum, reshape, sub, toFloat } from '../../ops/index.ts';
import { oneHot } from '../layers/one-hot.ts';
import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

/**
 * Mean intersection over union: for each class, the pixels that have it in both the prediction and the target, divided by
 * those that have it in at least one of them; then the mean over the classes that occur in one of them. All pixels of all
 * examples are counted together.
 */
export const iou: MetricDef = {
  label: 'Mean IoU',
  tex: '\\frac{1}{|C|} \\sum_{k \\in C} \\frac{|\\hat{P}_k \\cap P_k|}{|\\hat{P}_k \\cup P_k|}, \\quad C = \\{ k : \\hat{P}_k \\cup P_k \\neq \\emptyset \\}',
  hyper: {},
  aliases: ['intersection_over_union', 'mean_iou', 'miou', 'jaccard', 'jaccard_score'],
  tasks: ['segmentation'],
  percent: true,
  better: 'higher',
  build({ prediction, target, scored }) {
    const [rows, classes] = prediction.type.shape as readonly [number, number];
    const counts = scored ? reshape(scored, [rows, 1]) : 1;
    const predicted = mul(
      reshape(oneHot(reshape(toFloat(argMax(prediction)), [rows, 1]), classes), [rows, classes]),
      counts,
    );
    const actual = mul(target, counts);
    const both = reduceSum(mul(predicted, actual), [0]);
    const either = sub(reduceSum(add(predicted, actual), [0]), both);
    const occurs = toFloat(greater(either, 0));
    return div(reduceSum(div(both, maximum(either, 1))), maximum(reduceSum(occurs), 1));
  },
  measure: measuring((judged) => {
    const found = Array.from({ length: judged.classes }, (_, label) => ofClass(judged, label));
    const values = found.flatMap((measured) => ('value' in measured ? [measured.value] : []));
    return { value: values.reduce((sum, value) => sum + value, 0) / values.length };
  }),
  measureClass: measuring(ofClass),
};

function ofClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives, falseNegatives } = hitsOf(judged, label);
  const either = truePositives + falsePositives + falseNegatives;
  if (either === 0) return { none: 'The class occurs neither in the targets nor in the predictions.' };
  return { value: truePositives / either };
}
