import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import type { Score, Trial } from '../../store/trial.ts';
import type { Finding } from './finding.ts';
import { scoreOf } from './score.ts';
import type { Summary } from './summary.ts';

/** A difference by less than this share of the earlier result is chance. */
const CHANCE = 0.05;

/** What a trial shows so far. */
export interface Verdict extends Pick<Finding, 'sentence' | 'tone' | 'announcement'> {
  readonly isOver: boolean;
}

/**
 * Whether a remedy has worked: what it was tried for no longer applies after as many steps, and the result is no worse.
 * @param isFound whether the diagnosis applies to the new run
 * @param isExamined whether all is known about that run
 */
export function verdictOf(
  { as, steps, before, flattered }: Trial,
  run: Summary,
  isFound: boolean,
  isExamined = true,
): Verdict {
  if (run.diverged) {
    return {
      sentence: `It did not help: with ${as}, the run has diverged, too.`,
      tone: 'care',
      announcement: 'The remedy did not help.',
      isOver: true,
    };
  }
  if (run.step < steps || !isExamined) {
    return {
      sentence: `Trying ${as} from the same start: step ${formatCount(run.step)} of ${formatCount(steps)}.`,
      tone: 'plain',
      announcement: 'Trying the remedy from the same start.',
      isOver: false,
    };
  }
  const after = scoreOf(run);
  const result = `with ${as}, the ${after.name} after ${formatCount(steps)} steps is ${written(after)}${insteadOf(before)}`;
  if (flattered && !isFound) {
    return {
      sentence: `It worked: ${result}, which was better than the network deserved.`,
      tone: 'good',
      announcement: 'The remedy worked.',
      isOver: true,
    };
  }
  const gain = gainOf(before, after);
  if (!isFound && gain >= -CHANCE && !isWorseThanStart(run, after)) {
    return { sentence: `It worked: ${result}.`, tone: 'good', announcement: 'The remedy worked.', isOver: true };
  }
  const helped = gain > CHANCE && !isWorseThanStart(run, after);
  return {
    sentence: helped ? `It helped, but not enough: ${result}.` : `It did not help: ${result}.`,
    tone: helped ? 'plain' : 'care',
    announcement: helped ? 'The remedy helped, but not enough.' : 'The remedy did not help.',
    isOver: true,
  };
}

/** Whether a loss has risen since the start, which is no cure even for a run that diverged. */
function isWorseThanStart({ losses: { trainLoss, validationLoss } }: Summary, { value, better }: Score): boolean {
  const [train = Number.NaN] = trainLoss;
  const [start = train] = validationLoss.filter(Number.isFinite);
  return better === 'lower' && value > start;
}

/** By how much a result is better than an earlier one, as a share of that; ∞ if the earlier run has none. */
function gainOf(before: Score, after: Score): number {
  if (Number.isNaN(before.value)) return Number.POSITIVE_INFINITY;
  const rise = (after.value - before.value) / Math.max(Math.abs(before.value), Number.MIN_VALUE);
  return after.better === 'higher' ? rise : -rise;
}

function insteadOf({ value, ...score }: Score): string {
  return Number.isNaN(value) ? '' : ` instead of ${written({ value, ...score })}`;
}

function written({ name, value }: Score): string {
  return name.startsWith('share') ? formatPercent(value) : formatNumber(value);
}
