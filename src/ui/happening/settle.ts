import type { RunStatus } from '../../runtime/protocol.ts';
import { type FindingId, judge, type Told } from './judge.ts';
import type { Summary } from './summary.ts';

/** Milliseconds that a finding has to last, and that a sentence stays as it is while training runs: it is to be read. */
const HOLD_MS = 1000;

/** What is told, and since when. */
export interface Settled {
  readonly told: Told;
  readonly of: { readonly status: RunStatus; readonly runId: number };
  /** In milliseconds. */
  readonly since: number;
  /** What would be told if it lasted; null where that is told already. */
  readonly next: { readonly id: FindingId; readonly since: number } | null;
}

/**
 * What to tell of a run now. A change of its status is told at once; what training shows has to last, so that sentences do
 * not flicker, as has loading, which is often over at once.
 * @param before what was told so far
 * @param now in milliseconds
 */
export function settle(before: Settled | null, run: Summary, now: number): Settled {
  const { status, runId } = run;
  const told = judge(run, before?.told.id);
  const fresh: Settled = { told, of: { status, runId }, since: now, next: null };
  if (!before) return fresh;
  const isNews = status !== 'running' || status !== before.of.status || runId !== before.of.runId;
  if (isNews && told.id !== 'loading') return fresh;
  const isSame = told.id === before.told.id;
  const since = isSame ? before.since : before.next?.id === told.id ? before.next.since : now;
  return now - since >= HOLD_MS ? fresh : { ...before, next: { id: told.id, since } };
}
