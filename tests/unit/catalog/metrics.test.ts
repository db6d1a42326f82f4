/**
 * Compares metrics with scikit-learn's documented numbers, TensorFlow.js and plain definitions, and tests edge cases.
 */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusion, predictedClasses } from '../../../src/catalog/metrics/confusion.ts';
import { calibrationOf, precisionRecallCurve, rankingOf, rocCurve } from '../../../src/catalog/metrics/curves.ts';
import type { Judged, Measured, MetricDef } from '../../../src/catalog/metrics/definition.ts';
import { metrics } from '../../../src/catalog/metrics/index.ts';
import { average } from '../../../src/catalog/metrics/measuring.ts';
import { randomStream } from '../../../src/math/random.ts';

const binary = (scores: readonly number[], labels: readonly number[], threshold = 0.5): Judged => ({
  scores,
  labels,
  classes: 2,
  threshold,
  probabilities: true,
});
const numbers = (scores: readonly number[], labels: readonly number[]): Judged => ({
  scores,
  labels,
  classes: 0,
  threshold: 0,
  probabilities: false,
});
/** Only the highest score counts. */
const said = (predicted: readonly number[], labels: readonly number[], classes: number): Judged => ({
  scores: predicted.flatMap((label) => Array.from({ length: classes }, (_, other) => Number(other === label))),
  labels,
  classes,
  threshold: 0,
  probabilities: true,
});
const value = (measured: Measured | undefined) => {
  if (measured === undefined || 'none' in measured) throw new Error(`not defined: ${measured?.none}`);
  return measured.value;
};
const classwise = ({ measureClass }: MetricDef) => measureClass as NonNullable<MetricDef['measureClass']>;
const all = Object.entries<MetricDef>(metrics).map(([id, metric]) => ({ id, metric }));

describe('scikit-learn documents', () => {
  const four = binary([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]);
  const three = said([0, 2, 1, 0, 0, 1], [0, 1, 2, 0, 1, 2], 3);
  const line = numbers([2.5, 0, 2, 8], [3, -0.5, 2, 7]);

  it('accuracy_score', () => {
    expect(value(metrics.accuracy.measure(said([0, 2, 1, 3], [0, 1, 2, 3], 4)))).toBe(0.5);
  });

  it('confusion_matrix', () => {
    expect([...confusion(said([0, 0, 2, 2, 0, 2], [2, 0, 2, 2, 0, 1], 3))]).toEqual([2, 0, 0, 0, 0, 1, 1, 0, 2]);
  });

  it('precision_score, recall_score and f1_score, one class at a time and their means', () => {
    const { precision, recall, f1 } = metrics;
    const each = ({ measureClass }: MetricDef) => [0, 1, 2].map((label) => value(measureClass?.(three, label)));
    expect(each(precision)).toEqual([expect.closeTo(2 / 3), 0, 0]);
    expect(each(recall)).toEqual([1, 0, 0]);
    expect(each(f1)).toEqual([expect.closeTo(0.8), 0, 0]);
    expect(value(precision.measure(three))).toBeCloseTo(0.2222, 4);
    expect(value(recall.measure(three))).toBeCloseTo(0.3333, 4);
    expect(value(f1.measure(three))).toBeCloseTo(0.2667, 4);
    for (const [metric, expected] of [
      [precision, 0.2222],
      [recall, 0.3333],
      [f1, 0.2667],
    ] as const) {
      expect(value(average(three, classwise(metric), 'weighted'))).toBeCloseTo(expected, 4);
    }
  });

  it('log_loss', () => {
    expect(value(metrics.log_loss.measure(binary([0.9, 0.1, 0.2, 0.65], [1, 0, 0, 1])))).toBeCloseTo(0.21616, 5);
  });

  it('roc_auc_score and roc_curve', () => {
    expect(value(metrics.roc_auc.measure(four))).toBe(0.75);
    const { x, y, thresholds } = rocCurve(rankingOf(four, 1));
    expect([...x]).toEqual([0, 0, 0.5, 0.5, 1]);
    expect([...y]).toEqual([0, 0.5, 0.5, 1, 1]);
    expect([...thresholds]).toEqual([Number.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1]);
  });

  it('average_precision_score and precision_recall_curve', () => {
    expect(value(metrics.average_precision.measure(four))).toBeCloseTo(0.8333, 4);
    const { x, y } = precisionRecallCurve(rankingOf(four, 1));
    expect([...y].reverse()).toEqual([0.5, expect.closeTo(2 / 3), 0.5, 1]);
    expect([...x].reverse()).toEqual([1, 1, 0.5, 0.5]);
  });

  it('mean_absolute_error, mean_squared_error, root_mean_squared_error and r2_score', () => {
    expect(value(metrics.mae.measure(line))).toBe(0.5);
    expect(value(metrics.mse.measure(line))).toBe(0.375);
    expect(value(metrics.rmse.measure(line))).toBeCloseTo(0.6124, 4);
    expect(value(metrics.r2.measure(line))).toBeCloseTo(0.9486, 4);
    // Predicting the mean of the targets, and predicting the targets in reverse order.
    expect(value(metrics.r2.measure(numbers([2, 2, 2], [1, 2, 3])))).toBe(0);
    expect(value(metrics.r2.measure(numbers([3, 2, 1], [1, 2, 3])))).toBe(-3);
  });
});

describe('TensorFlow.js', () => {
  const random = randomStream(3, 'metrics');
  const count = 200;
  const labels = Array.from({ length: count }, () => Number(random.uniform(0, 1) < 0.3));
  const scores = labels.map((label) => Math.fround(1 / (1 + Math.exp(-(label - 0.5 + random.normal())))));
  const judged = binary(scores, labels);
  const column = (values: readonly number[]) => tf.tensor2d(values as number[], [count, 1]);
  const [truth, guess] = [column(labels), column([...predictedClasses(judged)])];

  it.each([
    ['precision', () => tf.metrics.precision(truth, guess)],
    ['recall', () => tf.metrics.recall(truth, guess)],
    ['accuracy', () => tf.mean(tf.metrics.binaryAccuracy(truth, column(scores)))],
    ['log_loss', () => tf.mean(tf.metrics.binaryCrossentropy(truth, column(scores)))],
    ['mse', () => tf.mean(tf.metrics.meanSquaredError(truth, column(scores)))],
    ['mae', () => tf.mean(tf.metrics.meanAbsoluteError(truth, column(scores)))],
  ] as const)('has the same %s', (id, theirs) => {
    expect(value(metrics[id].measure(judged))).toBeCloseTo(theirs().dataSync()[0] as number, 5);
  });
});

describe('definitions', () => {
  const scored = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 1 })), { minLength: 2, maxLength: 40 })
    .filter((rows) => new Set(rows.map(([, label]) => label)).size === 2)
    .map((rows) =>
      binary(
        rows.map(([score]) => score / 8),
        rows.map(([, label]) => label),
      ),
    );
  const pick = ({ scores, labels }: Judged, label: number) =>
    Array.from(scores).filter((_, row) => labels[row] === label);

  it('the area under the ROC curve is the probability of the right order, with ties counted half', () => {
    fc.assert(
      fc.property(scored, (judged) => {
        const [others, own] = [pick(judged, 0), pick(judged, 1)];
        let sum = 0;
        for (const a of own) for (const b of others) sum += a > b ? 1 : a === b ? 0.5 : 0;
        expect(value(metrics.roc_auc.measure(judged))).toBeCloseTo(sum / (own.length * others.length), 12);
        // The first class has the remainder of the score: the same order, reversed.
        expect(value(metrics.roc_auc.measureClass?.(judged, 0))).toBeCloseTo(sum / (own.length * others.length), 12);
      }),
      { seed: 6 },
    );
  });

  it('average precision is the mean precision at every example that is found, with equal scores taken together', () => {
    fc.assert(
      fc.property(scored, (judged) => {
        const [others, own] = [pick(judged, 0), pick(judged, 1)];
        const mean =
          own.reduce((sum, at) => {
            const found = own.filter((score) => score >= at).length;
            return sum + found / (found + others.filter((score) => score >= at).length);
          }, 0) / own.length;
        expect(value(metrics.average_precision.measure(judged))).toBeCloseTo(mean, 12);
      }),
      { seed: 6 },
    );
  });

  it('curves of very many examples have few points, and still their area', () => {
    const random = randomStream(8, 'curves');
    const count = 30_000;
    const labels = Float32Array.from({ length: count }, () => Number(random.uniform(0, 1) < 0.1));
    const judged: Judged = {
      ...binary([], []),
      scores: labels.map((label) => 1 / (1 + Math.exp(-label - random.normal()))),
      labels,
    };
    const ranking = rankingOf(judged, 1);
    expect(ranking.thresholds.length).toBeLessThan(1200);
    const roc = rocCurve(ranking);
    let area = 0;
    for (let place = 1; place < roc.x.length; place++) {
      const width = (roc.x[place] as number) - (roc.x[place - 1] as number);
      area += (width * ((roc.y[place] as number) + (roc.y[place - 1] as number))) / 2;
    }
    expect(area).toBeCloseTo(value(metrics.roc_auc.measure(judged)), 3);
    expect([roc.x.at(-1), roc.y.at(-1)]).toEqual([1, 1]);
    expect(precisionRecallCurve(ranking).x.at(-1)).toBe(1);
  });

  it('a bin of the calibration holds the mean prediction and the actual share', () => {
    const { counts, predicted, true: share } = calibrationOf(binary([0.05, 0.61, 0.69, 1, 0.95], [0, 1, 0, 1, 1]), 1);
    expect([...counts]).toEqual([1, 0, 0, 0, 0, 0, 2, 0, 0, 2]);
    expect([predicted[6], share[6], predicted[9], share[9]]).toEqual([
      expect.closeTo(0.65),
      0.5,
      expect.closeTo(0.975),
      1,
    ]);
    expect(predicted[3]).toBeNaN();
    const error = metrics.calibration_error.measure(binary([0.05, 0.61, 0.69, 1, 0.95], [0, 1, 0, 1, 1]));
    expect(value(error)).toBeCloseTo((0.05 + 2 * 0.15 + 2 * 0.025) / 5, 12);
  });

  it('with several classes each is compared with the rest', () => {
    const scores = [0.7, 0.2, 0.1, 0.3, 0.5, 0.2, 0.4, 0.35, 0.25, 0.1, 0.1, 0.8];
    const judged = { scores, labels: [0, 1, 1, 2], classes: 3, threshold: 0, probabilities: true };
    const alone = [0, 1, 2].map((label) =>
      binary(
        [0, 1, 2, 3].map((row) => scores[row * 3 + label] as number),
        judged.labels.map((other) => Number(other === label)),
      ),
    );
    for (const id of ['roc_auc', 'average_precision', 'calibration_error'] as const) {
      const each = alone.map((one) => value(metrics[id].measure(one)));
      expect([0, 1, 2].map((label) => value(metrics[id].measureClass?.(judged, label)))).toEqual(each);
      expect(value(metrics[id].measure(judged))).toBeCloseTo(
        (each[0] as number) / 3 + (each[1] as number) / 3 + (each[2] as number) / 3,
      );
    }
  });

  it('the threshold decides between two classes; a score equal to it means the first', () => {
    expect([...predictedClasses(binary([0.2, 0.5, 0.7], [0, 1, 1], 0.5))]).toEqual([0, 0, 1]);
    expect([...predictedClasses(binary([0.2, 0.5, 0.7], [0, 1, 1], 0.1))]).toEqual([1, 1, 1]);
    expect([...predictedClasses({ ...binary([-0.4, 0.1], [0, 1], 0), probabilities: false })]).toEqual([0, 1]);
  });
});

describe('edge cases', () => {
  it.each(all)('$id says why it is not defined without examples', ({ metric }) => {
    expect(metric.measure(binary([], []))).toEqual({ none: 'There are no examples.' });
  });

  it.each(all)('$id says how many scores are not numbers', ({ metric }) => {
    const broken = { ...binary([0.2, Number.NaN, Number.POSITIVE_INFINITY], [0, 1, 1]), classes: 2 };
    expect(metric.measure(broken)).toEqual({
      none: 'The network’s output is not a finite number for 2 of 3 examples.',
    });
    expect(metric.measureClass?.(broken, 0) ?? { none: '' }).toHaveProperty('none');
  });

  it('no examples of the class, or of any other', () => {
    const [none, only] = [binary([0.2, 0.7], [0, 0]), binary([0.2, 0.7], [1, 1])];
    expect(metrics.recall.measure(none)).toEqual({ none: 'There are no examples of this class.' });
    expect(metrics.average_precision.measure(none)).toHaveProperty('none');
    expect(metrics.roc_auc.measure(none)).toHaveProperty('none');
    expect(metrics.roc_auc.measure(only)).toEqual({
      none: 'All examples are of one class, so there is no other class to rank it against.',
    });
    expect(value(metrics.precision.measure(none))).toBe(0);
    expect(value(metrics.average_precision.measure(only))).toBe(1);
    expect(metrics.precision.measure(binary([0.2, 0.1], [0, 1]))).toEqual({
      none: 'No example was predicted as this class.',
    });
    expect(value(metrics.f1.measure(binary([0.2, 0.1], [0, 1])))).toBe(0);
    expect(metrics.f1.measure(binary([0.2, 0.1], [0, 0]))).toHaveProperty('none');
  });

  it('a mean over classes excludes classes without examples, and counts 0 for classes that are never predicted', () => {
    const judged = said([0, 0, 3], [0, 1, 0], 4);
    // Class 2 does not occur; class 3 was predicted once but has no examples; class 1 is never predicted.
    expect(value(metrics.precision.measure(judged))).toBe(0.25);
    expect(value(metrics.recall.measure(judged))).toBe(0.25);
    expect(value(average(judged, classwise(metrics.recall), 'weighted'))).toBeCloseTo(1 / 3);
    expect(value(metrics.roc_auc.measure(judged))).toBeCloseTo((0.25 + 0.5) / 2);
  });

  it('equal scores are as good as guessing', () => {
    const judged = binary([0.5, 0.5, 0.5, 0.5], [1, 0, 0, 0]);
    expect(value(metrics.roc_auc.measure(judged))).toBe(0.5);
    expect(value(metrics.average_precision.measure(judged))).toBe(0.25);
  });

  it('targets that are all the same have no variance', () => {
    expect(metrics.r2.measure(numbers([1, 2], [3, 3]))).toHaveProperty('none');
    expect(metrics.r2.measure(numbers([1], [3]))).toHaveProperty('none');
  });

  it('log odds distinguish probabilities that round to 0 or 1', () => {
    // In perfect order. All but the first are beyond the precision of float32, and the last two beyond that of float64.
    const logOdds = Float32Array.of(-120, -110, -30, 30, 40, 50);
    const scores = logOdds.map((odds) => 1 / (1 + Math.exp(-odds)));
    const judged = { ...binary([...scores], [0, 0, 0, 0, 1, 1]), logOdds };
    for (const label of [0, 1]) {
      expect(value(classwise(metrics.roc_auc)(judged, label))).toBe(1);
      expect(value(classwise(metrics.average_precision)(judged, label))).toBe(1);
      const { thresholds } = rankingOf(judged, label);
      expect(thresholds).toHaveLength(6);
      expect(thresholds.every((threshold) => threshold >= 0 && threshold <= 1)).toBe(true);
    }
    // One mistake, at 30, costs 30 nats rather than the logarithm of a rounded number.
    expect(value(metrics.log_loss.measure(judged))).toBeCloseTo(30 / 6, 6);
    const three = {
      scores: [0, 1, 0, 1, 0, 0],
      logOdds: [-40, 40, -50, 45, -50, -60],
      labels: [1, 0],
      classes: 3,
      threshold: 0,
      probabilities: true,
    };
    expect(value(metrics.log_loss.measure(three))).toBeLessThan(1e-17);
    expect(value(metrics.log_loss.measure({ ...three, labels: [0, 0] }))).toBeCloseTo(20, 6);
  });

  it('a certain mistake costs much, but not infinitely; scores are not probabilities', () => {
    expect(value(metrics.log_loss.measure(binary([0, 1], [1, 1])))).toBeCloseTo((23 * Math.LN2) / 2, 5);
    for (const id of ['log_loss', 'calibration_error'] as const) {
      expect(metrics[id].measure({ ...binary([-2, 2], [0, 1], 0), probabilities: false })).toEqual({
        none: 'The outputs are scores, not probabilities.',
      });
    }
  });
});

it('IoU is the Jaccard score that scikit-learn documents, without classes that occur nowhere', () => {
  const judged = said([0, 2, 1, 2], [0, 1, 2, 2], 3);
  expect([0, 1, 2].map((label) => value(metrics.iou.measureClass?.(judged, label)))).toEqual([
    1,
    0,
    expect.closeTo(1 / 3),
  ]);
  expect(value(metrics.iou.measure(judged))).toBeCloseTo(4 / 9);
  const without = said([0, 2, 1, 2], [0, 1, 2, 2], 4);
  expect(value(metrics.iou.measure(without))).toBeCloseTo(4 / 9);
  expect(metrics.iou.measureClass?.(without, 3)).toEqual({
    none: 'The class occurs neither in the targets nor in the predictions.',
  });
});
