import { probabilityOf } from '../../math/logit.ts';
import { sortFloats } from '../../math/sort.ts';
import type { Judged } from './definition.ts';
import { byScores, remembered } from './remembered.ts';

/**
 * Examples in order of falling score for a class. Equal scores are one step, because no threshold can separate them.
 * All arrays have the same length, with one element per distinct score; of thousands of scores only as many are kept as
 * a picture can show.
 */
export interface Ranking {
  readonly thresholds: Float64Array;
  /** The numbers of examples of the class, and of the others, with at least that score. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/** A curve in the unit square, with the threshold that gives each of its points. */
export interface ScoreCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly thresholds: Float64Array;
}

/** How well the scores of a class match the actual share of the class, in bins of equal width from 0 to 1. */
export interface Calibration {
  /** The number of examples in each bin. */
  readonly counts: Float64Array;
  /** The mean score of each bin, and its share of examples that are of the class; NaN if the bin is empty. */
  readonly predicted: Float64Array;
  readonly true: Float64Array;
}

export const BINS = 10;

/** The scores of the examples that are of a class, and of the others, in ascending order. */
interface Groups {
  readonly own: Float32Array | Float64Array;
  readonly others: Float32Array | Float64Array;
}

/** Both groups are sorted separately, and once, so that only plain numbers have to be compared. */
const groupsOf = remembered((judged, label): Groups => {
  const { labels } = judged;
  const scores = ranksOf(judged, label);
  const positives = countOf(labels, label);
  const own = sameKind(scores, positives);
  const others = sameKind(scores, labels.length - positives);
  let [right, wrong] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === label) own[right++] = scores[row] as number;
    else others[wrong++] = scores[row] as number;
  }
  sort(own);
  sort(others);
  return { own, others };
}, byScores);

/**
 * Visits the distinct scores in descending order, with the number of examples in both groups that have at least that
 * score.
 */
function descend(
  { own, others }: Groups,
  visit: (threshold: number, truePositives: number, falsePositives: number) => void,
): void {
  let [right, wrong] = [own.length - 1, others.length - 1];
  while (right >= 0 || wrong >= 0) {
    const [a, b] = [
      right >= 0 ? (own[right] as number) : -Infinity,
      wrong >= 0 ? (others[wrong] as number) : -Infinity,
    ];
    const at = a > b ? a : b;
    while (right >= 0 && !((own[right] as number) < at)) right--;
    while (wrong >= 0 && !((others[wrong] as number) < at)) wrong--;
    visit(at, own.length - 1 - right, others.length - 1 - wrong);
  }
}

/** The first scores are all kept, because each example there changes the precision considerably. */
const ALL_KEPT = 100;
/**
 * After those, a score is kept if it is this far along the ROC curve from the one before; both rates go from 0 to 1.
 */
const GAP = 1 / 500;

export const rankingOf = remembered((judged, label): Ranking => {
  const groups = groupsOf(judged, label);
  const [positives, negatives] = [groups.own.length, groups.others.length];
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  const perOwn = 1 / Math.max(1, positives);
  const perOther = 1 / Math.max(1, negatives);
  let next = 0;
  descend(groups, (threshold, right, wrong) => {
    const way = right * perOwn + wrong * perOther;
    const last = right + wrong === positives + negatives;
    if (thresholds.length >= ALL_KEPT && way < next && !last) return;
    next = way + GAP;
    thresholds.push(judged.logOdds ? probabilityOf(threshold) : threshold);
    truePositives.push(right);
    falsePositives.push(wrong);
  });
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives,
    negatives,
  };
}, byScores);

/** The true positive rate over the false positive rate, from (0, 0) to (1, 1). */
export function rocCurve({ thresholds, truePositives, falsePositives, positives, negatives }: Ranking): ScoreCurve {
  const after = (first: number, rest: Float64Array) => Float64Array.from([first, ...rest]);
  return {
    x: after(
      0,
      falsePositives.map((count) => count / negatives),
    ),
    y: after(
      0,
      truePositives.map((count) => count / positives),
    ),
    thresholds: after(Number.POSITIVE_INFINITY, thresholds),
  };
}

/** The precision over the recall, by rising recall. */
export function precisionRecallCurve({ thresholds, truePositives, falsePositives, positives }: Ranking): ScoreCurve {
  return {
    x: truePositives.map((count) => count / positives),
    y: truePositives.map((count, place) => count / (count + (falsePositives[place] as number))),
    thresholds,
  };
}

/** How well the order of the scores separates a class from the others. */
export interface Order {
  readonly positives: number;
  readonly negatives: number;
  /** The area under the ROC curve, by trapezoids, so equal scores count half. NaN if one of the groups is empty. */
  readonly area: number;
  /** The precision at every step of the recall, weighted by that step. NaN if no example is of the class. */
  readonly averagePrecision: number;
}

export const orderOf = remembered((judged, label): Order => {
  const groups = groupsOf(judged, label);
  const [positives, negatives] = [groups.own.length, groups.others.length];
  let [area, found] = [0, 0];
  let [before, wrongBefore] = [0, 0];
  descend(groups, (_, right, wrong) => {
    area += ((wrong - wrongBefore) * (right + before)) / 2;
    found += (right - before) * (right / (right + wrong));
    before = right;
    wrongBefore = wrong;
  });
  return { positives, negatives, area: area / (positives * negatives), averagePrecision: found / positives };
}, byScores);

/** Compares the predicted probabilities with the actual share, for a class against the rest. */
export const calibrationOf = remembered((judged, label): Calibration => {
  const { labels } = judged;
  const scores = scoresOf(judged, label);
  const counts = new Float64Array(BINS);
  const predicted = new Float64Array(BINS);
  const hits = new Float64Array(BINS);
  for (let row = 0; row < labels.length; row++) {
    const score = scores[row] as number;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)));
    (counts[bin] as number)++;
    (predicted[bin] as number) += score;
    if (labels[row] === label) (hits[bin] as number)++;
  }
  return {
    counts,
    predicted: predicted.map((sum, bin) => sum / (counts[bin] as number)),
    true: hits.map((sum, bin) => sum / (counts[bin] as number)),
  };
}, byScores);

/** The values that rank the examples for a class: like the scores, but still distinct where those round to 0 or 1. */
function ranksOf({ logOdds, ...judged }: Judged, label: number): Scores {
  if (!logOdds) return scoresOf(judged, label);
  return scoresOf({ ...judged, scores: logOdds, probabilities: false }, label);
}

/**
 * Each example's score for a class. With two classes there is only one score, and the first class gets the remainder.
 */
function scoresOf({ scores, labels: { length: count }, classes, probabilities }: Judged, label: number): Scores {
  if (classes > 2) {
    const column = sameKind(scores, count);
    for (let row = 0; row < count; row++) column[row] = scores[row * classes + label] as number;
    return column;
  }
  if (label === 1) return scores;
  const rest = new Float64Array(count);
  for (let row = 0; row < count; row++)
    rest[row] = probabilities ? 1 - (scores[row] as number) : -(scores[row] as number);
  return rest;
}

type Scores = Judged['scores'];

/** An empty array of the same precision as these scores. */
function sameKind(scores: Scores, count: number): Float32Array | Float64Array {
  return scores instanceof Float32Array ? new Float32Array(count) : new Float64Array(count);
}

function sort(scores: Float32Array | Float64Array): void {
  if (scores instanceof Float32Array) sortFloats(scores);
  else scores.sort();
}

function countOf(labels: ArrayLike<number>, label: number): number {
  let count = 0;
  for (let row = 0; row < labels.length; row++) if (labels[row] === label) count++;
  return count;
}
