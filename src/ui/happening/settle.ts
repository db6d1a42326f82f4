import type { RunStatus } from '../../runtime/protocol.ts';
import { type FindingId, judge, type ShownFinding } from './judge.ts';
import type { Summary } from './summary.ts';

/** The milliseconds that a finding has to last before it is shown, and that a sentence stays during training. */
const HOLD_MS = 1000;

/** The shown finding, and since when it is shown. */
export interface Settled {
  readonly shown: ShownFinding;
  readonly of: { readonly status: RunStatus; readonly runId: number };
  /** The time since which it is shown, in milliseconds. */
  readonly since: number;
  /** The finding that will be shown if it lasts; null if it is already shown. */
  readonly next: { readonly id: FindingId; readonly since: number } | null;
}

/**
 * Chooses the finding to show now. A change of status is shown immediately. Findings during training have to last, so
 * that sentences do not flicker, and so does loading, which is often very short.
 * @param before the result of the previous call
 * @param now the current time in milliseconds
 */
export function settle(before: Settled | null, run: Summary, now: number): Settled {
  const { status, runId } = run;
  const shown = judge(run, before?.shown.id);
  const fresh: Settled = { shown, of: { status, runId }, since: now, next: null };
  if (!before) return fresh;
  const isNews = status !== 'running' || status !== before.of.status || runId !== before.of.runId;
  if (isNews && shown.id !== 'loading') return fresh;
  const isSame = shown.id === before.shown.id;
  const since = isSame ? before.since : before.next?.id === shown.id ? before.next.since : now;
  return now - since >= HOLD_MS ? fresh : { ...before, next: { id: shown.id, since } };
}
