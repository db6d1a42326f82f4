/** Findings that follow from the status of the run. */

import { entryOf } from '../../experiment/index.ts';
import { formatCount, formatNumber } from '../../math/format.ts';
import { type Finder, finding } from './finding.ts';
import { goBackWithTenthOfRate, resetWithTenthOfRate } from './remedies.ts';
import type { Summary } from './summary.ts';

export const withheld: Finder = (run) =>
  run.withheld
    ? finding('The network cannot train, because the data of the link are missing. Choose data to continue.', {
        tone: 'alarm',
      })
    : null;

export const failed: Finder = ({ status }) =>
  status === 'failed'
    ? finding('The engine has failed. The message above explains why and how to continue.', { tone: 'alarm' })
    : null;

export const loading: Finder = ({ status }) =>
  status === 'loading' ? finding('Preparing the experiment. You can already edit it.') : null;

/** If the loss grew by this factor before it became infinite, the steps overshot. */
const GREW = 10;

export const diverged: Finder = ({ status, step, spec, losses, snapshots }) => {
  if (status !== 'diverged') return null;
  if (step === 0) {
    return finding('The loss is not a finite number, even before the first step. The message above explains why.', {
      tone: 'alarm',
    });
  }
  const [lowest, last] = [Math.min(...losses.trainLoss), losses.trainLoss.at(-1) as number];
  // A loss can also be negative.
  const why =
    lowest > 0 && last >= GREW * lowest
      ? `because the steps overshot: the loss grew from ${formatNumber(lowest)} to ${formatNumber(last)}.`
      : 'because the loss is no longer a finite number.';
  const goodSnapshot = snapshotWithLowestLoss(snapshots, losses, step);
  return finding(`Diverged in step ${formatCount(step + 1)} ${why}`, {
    tone: 'alarm',
    remedies: [
      ...resetWithTenthOfRate(spec),
      ...(goodSnapshot === null ? [] : goBackWithTenthOfRate(spec, goodSnapshot)),
    ],
  });
};

/** The step of the best snapshot before a step; null if none has a lower loss than the start, which Reset restores. */
function snapshotWithLowestLoss(
  snapshots: readonly number[],
  { step, trainLoss }: Summary['losses'],
  before: number,
): number | null {
  const lossAt = (snapshot: number) => trainLoss[step.indexOf(snapshot)] ?? Number.POSITIVE_INFINITY;
  const known = snapshots.filter((snapshot) => snapshot < before && lossAt(snapshot) < (trainLoss[0] as number));
  return known.reduce<number | null>(
    (best, snapshot) => (best === null || lossAt(snapshot) < lossAt(best) ? snapshot : best),
    null,
  );
}

/** A run that went back to a snapshot. */
export const lookingBack: Finder = ({ status, step, end }) =>
  status === 'paused' && step < end
    ? finding(
        `Showing step ${formatCount(step)} of ${formatCount(end)}. Play continues from here and discards the later steps.`,
      )
    : null;

export const untrained: Finder = ({ status, step, trainLoss, replicas, game }) => {
  if (step > 0 || status === 'running') return null;
  if (game && replicas === null) {
    return finding('Not trained yet: the generator makes examples with its initial weights. Press Play.');
  }
  const what =
    replicas === null
      ? `Not trained yet: the initial weights have a training loss of ${formatNumber(trainLoss)}.`
      : `${replicas.count} runs, not trained yet: their initial weights have a median training loss of ${formatNumber(replicas.medianLoss)}.`;
  return finding(`${what} Press Play.`);
};

/** Matches the engine's message that training stopped by itself. Its other messages are about the provider. */
const STOPPED = /^The validation loss has not fallen|^All \d+ runs have stopped early/;

export const stoppedEarly: Finder = ({ status, reason, step, spec }) => {
  const canStop = spec.regularizers.some(({ id }) => entryOf('regularizers', id).stop !== undefined);
  if (status !== 'paused' || !canStop || !STOPPED.test(reason ?? '')) return null;
  return finding(`Early stopping ended the training at step ${formatCount(step)}. Play continues it.`, {
    tone: 'good',
  });
};

export const paused: Finder = ({ status, step, losses: { trainLoss, validationLoss } }) => {
  if (status !== 'paused') return null;
  const [first, last] = [trainLoss[0] ?? Number.NaN, trainLoss.at(-1) ?? Number.NaN];
  const [from, to] = [formatNumber(first), formatNumber(last)];
  const validation = validationLoss.at(-1) ?? Number.NaN;
  const other = Number.isNaN(validation) ? '' : `; the validation loss is ${formatNumber(validation)}`;
  const course =
    from === to ? '' : ` The training loss has ${last < first ? 'fallen' : 'risen'} from ${from} to ${to}${other}.`;
  return finding(`Paused at step ${formatCount(step)}.${course}`);
};
