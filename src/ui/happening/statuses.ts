/** Findings that follow from the status of the run. */

import { dataOf, entryOf } from '../../experiment/index.ts';
import { formatCount, formatNumber } from '../../math/format.ts';
import { saysEnded } from '../../store/run.ts';
import { type Finder, finding } from './finding.ts';

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

export const loading: Finder = ({ status, startsWhenReady }) => {
  if (status !== 'loading') return null;
  const next = startsWhenReady ? 'Training starts when it is ready.' : 'You can already edit it.';
  return finding(`Preparing the experiment. ${next}`);
};

/** Until the diagnoses have loaded. */
export const diverged: Finder = ({ status, step }) =>
  status === 'diverged' ? finding(`Diverged in step ${formatCount(step + 1)}.`, { tone: 'alarm' }) : null;

/** Windows that are too long for a validation part leave it empty, without a loss. */
export const unvalidated: Finder = ({ spec, hasValidation }) => {
  const { series, sequence } = dataOf(spec);
  if (hasValidation || series === null || spec.split.validation === 0) return null;
  const unit = sequence?.tokens ? 'tokens' : 'rows';
  return finding(
    `No window of ${series.window} ${unit} with its target fits into the validation part, so there is no validation loss. Choose a shorter window or a larger part.`,
    { tone: 'care', announcement: 'There is no validation loss.' },
  );
};

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

/** A run that ended by itself, as the experiment asks. The page shows what that is in “Run until”. */
export const ended: Finder = ({ status, reason }) =>
  status === 'paused' && reason !== null && saysEnded(reason)
    ? finding(`${reason.replace(/, as until=\S+ asks/, '')} Play continues it.`, { tone: 'good' })
    : null;

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
