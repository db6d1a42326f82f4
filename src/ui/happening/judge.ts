import { formatCount } from '../../math/format.ts';
import {
  acting,
  certainTooSoon,
  manyAgents,
  pausedAgent,
  returnFalls,
  returnJumps,
  returnRises,
  returnsAlike,
  solved,
  untrainedAgent,
} from './agents.ts';
import type { Finder, Finding } from './finding.ts';
import { astray, balanced, collapsed, pausedGame, playing, pullVanished } from './games.ts';
import { learning, manyRuns, perfect, training } from './progress.ts';
import { START_OVER } from './remedies.ts';
import { diverged, failed, loading, lookingBack, paused, stoppedEarly, untrained, withheld } from './statuses.ts';
import type { Summary } from './summary.ts';
import { deadUnits, flat, gap, jumping, outputsAlike, overfitting, peeking, rising, unvalidated } from './troubles.ts';

/** What applies to every run. */
const COMMON = {
  withheld,
  failed,
  loading,
  diverged,
  lookingBack,
  peeking,
  unvalidated,
  untrained,
  stoppedEarly,
  manyRuns,
} satisfies Readonly<Record<string, Finder>>;

/** In order of priority: the first finding that applies is shown. The last one always applies. */
const FINDERS = {
  ...COMMON,
  jumping,
  rising,
  deadUnits,
  outputsAlike,
  overfitting,
  gap,
  perfect,
  flat,
  paused,
  learning,
  training,
} satisfies Readonly<Record<string, Finder>>;

/** The same for a generator and its discriminator, whose losses need not fall. */
const GAME_FINDERS = {
  ...COMMON,
  pullVanished,
  collapsed,
  astray,
  deadUnits,
  balanced,
  pausedGame,
  playing,
} satisfies Readonly<Record<string, Finder>>;

/** The same for an agent that learns from rewards. */
const AGENT_FINDERS = {
  withheld,
  failed,
  loading,
  diverged,
  lookingBack,
  untrainedAgent,
  manyAgents,
  solved,
  returnJumps,
  certainTooSoon,
  returnsAlike,
  pausedAgent,
  returnFalls,
  returnRises,
  acting,
} satisfies Readonly<Record<string, Finder>>;

export type FindingId = keyof typeof FINDERS | keyof typeof GAME_FINDERS | keyof typeof AGENT_FINDERS;

/** A finding that is shown. */
export interface ShownFinding extends Finding {
  readonly id: FindingId;
}

/**
 * The most important finding about a run. A run that was changed during training can also start over.
 * @param shown the finding that the page already shows
 */
export function judge(run: Summary, shown: FindingId | null = null): ShownFinding {
  const finders = run.agent ? AGENT_FINDERS : run.game ? GAME_FINDERS : FINDERS;
  for (const [id, find] of Object.entries(finders) as [FindingId, Finder][]) {
    const found = find(run, id === shown);
    if (found) return { id, ...withChange(found, run) };
  }
  throw new Error('the last finder found nothing');
}

/** Mentions the change, unless there are remedies, which are more important. */
function withChange(found: Finding, { editedAt, status, replicas, end }: Summary): Finding {
  const canCompare = editedAt !== null && end > 0 && replicas === null && (status === 'running' || status === 'paused');
  if (!canCompare) return found;
  const { sentence, remedies } = found;
  return {
    ...found,
    sentence: remedies.length === 0 ? `Changed after step ${formatCount(editedAt)}. ${sentence}` : sentence,
    remedies: [...remedies, START_OVER],
  };
}
