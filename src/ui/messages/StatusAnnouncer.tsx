import type { RunStatus } from '../../runtime/protocol.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';

const SENTENCES: Readonly<Record<RunStatus, string>> = {
  loading: '',
  ready: 'Ready to train.',
  running: 'Training.',
  paused: 'Training is paused.',
  diverged: 'Training has diverged.',
  failed: 'The engine has failed.',
};

/** Announces changes of the status to screen readers. Numbers change too often to be announced. */
export function StatusAnnouncer() {
  const { status, reason } = useRun(({ state }) => state);
  const withheld = useExperiment((store) => store.withheld !== null);
  return (
    <p className="visually-hidden" aria-live="polite">
      {!withheld && SENTENCES[status]} {reason}
    </p>
  );
}
