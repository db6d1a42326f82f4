import { formatCount } from '../../math/format.ts';
import { askForOneBatch } from '../../store/probe.ts';
import type { Remedy } from './remedies.ts';
import type { Summary } from './summary.ts';

const ONE_BATCH: Remedy = {
  label: 'Could it fit one batch?',
  explain:
    'Trains a copy of the network on one batch only. If that works, the network can learn; if not, it is too small or its loss and layers do not suit',
  apply: askForOneBatch,
};

/** The question whether the network can fit one batch, unless it has been asked. */
export function probesFor({ probing, oneBatch }: Summary): readonly Remedy[] {
  return probing === null && oneBatch === null ? [ONE_BATCH] : [];
}

/** How far the answer is, as a sentence after others; empty if there is nothing to wait for. */
export function progressOfProbe({ probing, oneBatch }: Summary): string {
  if (probing === null || oneBatch !== null) return '';
  return ` A copy of the network trains on one batch: step ${formatCount(probing.step)} of ${formatCount(probing.goal)}.`;
}
