/** Findings about a run that goes well, or that has just begun. */
import { stalled } from '../../catalog/diagnoses/stalled.ts';
import { formatCount, formatNumber, formatPercent } from '../../math/format.ts';
import { LIKELY, recentFall } from '../../math/trends.ts';
import { type Finder, finding } from './finding.ts';

export const manyRuns: Finder = ({ replicas }) => {
  if (!replicas) return null;
  const { count, diverged, medianLoss } = replicas;
  const loss = `median training loss of ${formatNumber(medianLoss)}`;
  if (diverged === 0) return finding(`None of ${formatCount(count)} runs has diverged; they have a ${loss}.`);
  const have = diverged === 1 ? 'has' : 'have';
  return finding(
    `${formatCount(diverged)} of ${formatCount(count)} runs ${have} diverged; the others have a ${loss}.`,
    {
      tone: 'care',
      announcement: 'Some of the runs have diverged.',
    },
  );
};

export const perfect: Finder = ({ accuracy }) => {
  if (accuracy?.train !== 1) return null;
  const { validation } = accuracy;
  const isPerfect = Number.isNaN(validation) || validation === 1;
  const others = isPerfect ? '.' : ` and on ${formatPercent(validation)} of the validation examples.`;
  return finding(
    `${isPerfect ? 'Perfect: c' : 'C'}orrect on every ${validation === 1 ? '' : 'training '}example${others}`,
    {
      tone: 'good',
      announcement: 'The network classifies every training example correctly.',
    },
  );
};

/** A loss that has arrived where it stays. */
export const flat: Finder = (run) => {
  const stall = stalled(run);
  if (!stall) return null;
  const course = stall.rests
    ? `the training loss stays near ${formatNumber(run.trainLoss)}`
    : `the training loss moves between ${formatNumber(stall.low)} and ${formatNumber(stall.high)}`;
  return finding(`Flat for ${formatCount(stall.steps)} steps: ${course}.`, {
    announcement: 'The training loss no longer falls.',
  });
};

/** Falls of the training loss over the last half of the steps. Less than a fiftieth is not visible in the curve. */
const FALLS = { fast: 0.2, begins: 0.02, ends: 0.01 } as const;
/** Fewer evaluations do not show a trend. */
const FEWEST = 6;

export const learning: Finder = ({ losses, trend }, shown) => {
  const fall = recentFall(trend, shown ? LIKELY : 1);
  if (!fall || losses.step.length < FEWEST || fall.share < (shown ? FALLS.ends : FALLS.begins)) return null;
  const { share, from, to, steps } = fall;
  return finding(
    `Learning${share >= FALLS.fast ? ' fast' : ''}: the training loss fell from about ${formatNumber(from)} to ${formatNumber(to)} in the last ${formatCount(steps)} steps.`,
  );
};

/** A finding that applies to every run. */
export const training: Finder = ({ losses, trainLoss }) =>
  finding(
    losses.step.length < FEWEST
      ? 'Training. It is too early to see a trend.'
      : `Training. The loss, now ${formatNumber(trainLoss)}, has no clear trend.`,
  );
