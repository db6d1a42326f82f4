import type { RunStatus } from '../../runtime/protocol.ts';
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
  return (
    <p className="visually-hidden" aria-live="polite">
      {SENTENCES[status]} {reason}
    </p>
  );
}
