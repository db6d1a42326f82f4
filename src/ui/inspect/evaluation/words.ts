import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { type LossColumns, lossesBetween, noiseOf, overfittingOf } from '../../../math/loss-columns.ts';
import { counted } from '../../counted.ts';

/** The number of evaluations on the test part, and what it means for the results. */
export function timesEvaluated(count: number): string {
  if (count === 0) return 'The test part has not been used.';
  if (count === 1) return 'The test part was used once. The result stays honest if you base no choice on it.';
  return `The test part was used ${count} times; each use makes the result a little less honest.`;
}

/** What each evaluated target belongs to: an example, or a step, a pixel or a label of one. */
export function rowNoun({ judged, view }: Pick<Judgement, 'judged' | 'view'>): string {
  if (judged.sequences === undefined || view.positions === null) return 'example';
  return view.sequence?.tokens ? 'token' : view.positions.of;
}

/** The number of evaluated examples; of targets at every step, "4,327 tokens of 600 sequences". */
export function judgedWords(judgement: Pick<Judgement, 'points' | 'judged' | 'view'>): string {
  const { points, judged } = judgement;
  const rows = counted(points.length, rowNoun(judgement));
  if (judged.sequences === undefined) return rows;
  // The steps of a sequence follow each other.
  const sequences = points.reduce((sum, point, row) => (point === points[row - 1] ? sum : sum + 1), 0);
  return `${rows} of ${counted(sequences, judgement.view.sequence ? 'sequence' : 'example')}`;
}

/** Fewer evaluations do not show a trend. */
const FEWEST = 4;
/** A smaller relative change of the training loss is not a trend. */
const RESTS = 0.05;

/**
 * Interprets the gap between the losses in one or two sentences.
 * @param shown the step that the page shows; later steps are ignored
 * @param isRunning whether the run trains
 */
export function readGap(whole: LossColumns, shown = Number.POSITIVE_INFINITY, isRunning = false): string {
  const history = lossesBetween(whole, 0, shown);
  const { step, trainLoss, validationLoss } = history;
  const last = step.length - 1;
  if (last >= 0 && validationLoss.every(Number.isNaN)) {
    return 'There are no validation examples, so nothing shows whether the network has only memorized its training examples.';
  }
  if (last <= 0) {
    const tells = 'whether the network does as well on examples it was not trained on';
    return isRunning ? `The next evaluation shows ${tells}.` : `Press Play: the gap shows ${tells}.`;
  }
  if (step.length < FEWEST) return 'The run is too short to show a trend in the gap.';
  const [train, validation] = [trainLoss[last] as number, validationLoss[last] as number];
  if (!Number.isFinite(train)) return 'The training loss is no longer a finite number: the run has diverged.';
  if (!Number.isFinite(validation))
    return 'The validation loss is not a finite number, so there is no gap to interpret.';

  const noise = noiseOf(history);
  const gap = validation - train;
  const trend = trendOf(trainLoss);
  const overfitting = overfittingOf(history);
  if (overfitting) {
    const { turnedAt, lowest, rise } = overfitting;
    const then = lowest === 0 ? '0' : 'lowest';
    const now = lowest === 0 ? formatNumber(validation) : higher(rise);
    const turn = `the validation loss was ${then} at step ${formatCount(turnedAt)} and is ${now} now`;
    return `Overfitting: ${turn}, ${trainingSince(train, trend)}.`;
  }
  if (Math.abs(gap) <= noise) {
    return 'No gap: the network does as well on examples it was not trained on.';
  }
  if (gap < 0) {
    return 'The validation loss is below the training loss: the validation examples happen to be easier, or there are only a few.';
  }
  if ((trainLoss[0] as number) - train <= noise) {
    return 'There is a gap, although the training loss is no lower than at the start: the validation examples happen to be harder, or there are only a few.';
  }
  const third = Math.ceil(step.length / 3);
  const growth = meanGap(history, -third) - meanGap(history, -2 * third, -third);
  if (growth > noise && trend === 'falls') {
    return 'The gap is growing: the network improves faster on its training examples than on others. If this continues, it overfits.';
  }
  if (growth > noise) {
    return 'The gap is growing: the validation loss rises, and the training loss no longer falls. If this continues, the network overfits.';
  }
  return 'There is a gap, and it is not growing: some of what the network learned holds only for the training examples.';
}

type Trend = 'falls' | 'rests' | 'rises';

/** The recent trend of a loss: the mean of its last third compared with the third before. */
function trendOf(losses: readonly number[]): Trend {
  const third = Math.ceil(losses.length / 3);
  const [before, late] = [mean(losses.slice(-2 * third, -third)), mean(losses.slice(-third))];
  if (Math.abs(late - before) <= RESTS * Math.max(before, late)) return 'rests';
  return late < before ? 'falls' : 'rises';
}

/** The trend of the training loss, as the end of a sentence. */
function trainingSince(train: number, trend: Trend): string {
  if (train === 0) return 'while the training loss has reached 0';
  if (trend === 'falls') return 'while the training loss still falls';
  const now = `while the training loss, now ${formatNumber(train)}, is lower than it was then`;
  return trend === 'rests' ? `${now} and hardly changes` : now;
}

/** "34% higher", "8.2 times as high". */
function higher(rise: number): string {
  return rise < 1
    ? `${formatNumber(100 * rise, { digits: 2 })}% higher`
    : `${formatNumber(1 + rise, { digits: 2 })} times as high`;
}

/** The mean of validation loss − training loss over a range of evaluations, counted from the last. */
function meanGap({ trainLoss, validationLoss }: LossColumns, from: number, to?: number): number {
  return mean(validationLoss.slice(from, to)) - mean(trainLoss.slice(from, to));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
