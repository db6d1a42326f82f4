import { probabilityOf } from '../../math/logit.ts';
import { sortFloats } from '../../math/sort.ts';
import type { Judged } from './definition.ts';
import { byScores, remembered } from './remembered.ts';

/**
 * Examples by falling score for a class. Equal scores are one step: no threshold can tell them apart. Equally long
 * columns, one place per distinct score; of thousands of scores as many as a picture can show.
 */
export interface Ranking {
  readonly thresholds: Float64Array;
  /** Examples of the class, and of the others, with that score or more. */
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/** A curve in the unit square, with the score at which each of its points is reached. */
export interface ScoreCurve {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly thresholds: Float64Array;
}

/** What scores of a class came true, in bins of equal width from 0 to 1. */
export interface Calibration {
  /** Examples in each bin. */
  readonly counts: Float64Array;
  /** The mean score in each, and the share of examples that are of the class; NaN where it is empty. */
  readonly said: Float64Array;
  readonly true: Float64Array;
}

export const BINS = 10;

/** The scores of the examples that are of a class, and of the others, rising. */
interface Groups {
  readonly own: Float32Array | Float64Array;
  readonly others: Float32Array | Float64Array;
}

/** Sorted once, both groups apart, so that nothing has to be compared but numbers. */
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

/** Visits the distinct scores, falling, with the examples of both groups that have that score or more. */
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

/** The first places are all kept: there every example moves the precision far. */
const ALL_KEPT = 100;
/** Of the rest, those that are so far from the one before along the ROC curve, whose both rates go from 0 to 1. */
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

/** True positive rate over false positive rate, from (0, 0) to (1, 1). */
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

/** Precision over recall, by rising recall. */
export function precisionRecallCurve({ thresholds, truePositives, falsePositives, positives }: Ranking): ScoreCurve {
  return {
    x: truePositives.map((count) => count / positives),
    y: truePositives.map((count, place) => count / (count + (falsePositives[place] as number))),
    thresholds,
  };
}

/** What the order of the scores is worth for a class. */
export interface Order {
  readonly positives: number;
  readonly negatives: number;
  /** The area below the ROC curve, by trapezoids: equal scores count half. NaN where one of both groups is empty. */
  readonly area: number;
  /** The precision at every step of the recall, weighted by that step. NaN where no example is of the class. */
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

/** Whether probabilities come true, for a class against the rest. */
export const calibrationOf = remembered((judged, label): Calibration => {
  const { labels } = judged;
  const scores = scoresOf(judged, label);
  const counts = new Float64Array(BINS);
  const said = new Float64Array(BINS);
  const hits = new Float64Array(BINS);
  for (let row = 0; row < labels.length; row++) {
    const score = scores[row] as number;
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)));
    (counts[bin] as number)++;
    (said[bin] as number) += score;
    if (labels[row] === label) (hits[bin] as number)++;
  }
  return {
    counts,
    said: said.map((sum, bin) => sum / (counts[bin] as number)),
    true: hits.map((sum, bin) => sum / (counts[bin] as number)),
  };
}, byScores);

/** What the examples are ranked by for a class: as the scores, but told apart where those round to 0 or 1. */
function ranksOf({ logOdds, ...judged }: Judged, label: number): Scores {
  if (!logOdds) return scoresOf(judged, label);
  return scoresOf({ ...judged, scores: logOdds, probabilities: false }, label);
}

/** How strongly each example is said to be of a class. Of two classes there is one score, and the first has the rest. */
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

/** Room for scores as exact as these. */
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
