import type { RunStatus } from '../../runtime/protocol.ts';
import { type FindingId, judge, type ShownFinding } from './judge.ts';
import type { Summary } from './summary.ts';

/** The milliseconds that a finding has to last before it is shown, and that a sentence stays during training. */
const HOLD_MS = 1000;

/** The shown findings, and since when they are shown. */
export interface Settled {
  readonly shown: readonly ShownFinding[];
  readonly of: { readonly status: RunStatus; readonly runId: number };
  /** The time since which they are shown, in milliseconds. */
  readonly since: number;
  /** The findings that will be shown if they last; null if they are already shown. */
  readonly next: { readonly ids: string; readonly since: number } | null;
}

/**
 * Chooses the findings to show now. A change of status is shown immediately. Findings during training have to last, so
 * that sentences do not flicker, and so does loading, which is often very short.
 * @param before the result of the previous call
 * @param now the current time in milliseconds
 */
export function settle(
  before: Settled | null,
  run: Summary,
  now: number,
  circumstances: Omit<Parameters<typeof judge>[1], 'shown'> = {},
): Settled {
  const { status, runId } = run;
  const shown = judge(run, { ...circumstances, shown: before?.shown.map(({ id }) => id) ?? [] });
  const fresh: Settled = { shown, of: { status, runId }, since: now, next: null };
  if (!before) return fresh;
  const isNews = status !== 'running' || status !== before.of.status || runId !== before.of.runId;
  const ids = idsOf(shown);
  if (isNews && ids !== ('loading' satisfies FindingId)) return fresh;
  const since = ids === idsOf(before.shown) ? before.since : before.next?.ids === ids ? before.next.since : now;
  return now - since >= HOLD_MS ? fresh : { ...before, next: { ids, since } };
}

function idsOf(findings: readonly ShownFinding[]): string {
  return findings.map(({ id }) => id).join();
}
