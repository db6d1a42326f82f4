import type { Proof } from '../../catalog/diagnoses/definition.ts';
import type { DiagnosisId } from '../../catalog/diagnoses/index.ts';
import { formatCount } from '../../math/format.ts';
import { acting, manyAgents, pausedAgent, returnRises, returnsAlike, solved, untrainedAgent } from './agents.ts';
import type { Finder, Finding } from './finding.ts';
import { balanced, pausedGame, playing } from './games.ts';
import { flat, learning, manyRuns, perfect, training } from './progress.ts';
import { START_OVER } from './remedies.ts';
import {
  diverged,
  ended,
  failed,
  loading,
  lookingBack,
  paused,
  stoppedEarly,
  untrained,
  unvalidated,
  withheld,
} from './statuses.ts';
import type { Summary } from './summary.ts';

/** What comes before any diagnosis, in order of priority. */
const STATUSES = { withheld, failed, loading, lookingBack, stoppedEarly, ended, solved } satisfies Finders;

/** Where no diagnosis applies, the first finding that does is shown. The last one always applies. */
const PROGRESS = {
  examples: { diverged, unvalidated, untrained, manyRuns, perfect, flat, paused, learning, training },
  /** A generator and its discriminator, whose losses need not fall. */
  game: { diverged, untrained, manyRuns, balanced, pausedGame, playing },
  /** An agent that learns from rewards. */
  agent: { diverged, untrainedAgent, manyAgents, pausedAgent, returnsAlike, returnRises, acting },
} satisfies Readonly<Record<Summary['learner'], Finders>>;

type Finders = Readonly<Record<string, Finder>>;
type ProgressId = { [L in keyof typeof PROGRESS]: keyof (typeof PROGRESS)[L] }[keyof typeof PROGRESS];

export type FindingId = keyof typeof STATUSES | ProgressId | DiagnosisId;

/** A finding that is shown. */
export interface ShownFinding extends Finding {
  readonly id: FindingId;
}

/** A diagnosis that applies to a run. */
export interface Diagnosed extends ShownFinding {
  readonly id: DiagnosisId;
  readonly proof: Proof | null;
  /** More about where it comes from. */
  readonly more?: string;
}

/** All diagnoses that apply to a run, the gravest first. */
export type Diagnose = (run: Summary, isShown: (id: FindingId) => boolean) => readonly Diagnosed[];

interface Circumstances {
  /** The findings that the page already shows. */
  readonly shown?: readonly FindingId[];
  /** null until it has loaded. */
  readonly diagnose?: Diagnose | null;
  /** The diagnoses that a person does not want to see. */
  readonly silenced?: readonly DiagnosisId[];
}

/** More diagnoses at a time would hide which of them matters. */
const MOST = 2;

/**
 * What the page says about a run: its status, at most two diagnoses, or how it is going. A run that was changed during
 * training can also start over.
 */
export function judge(
  run: Summary,
  { shown = [], diagnose = null, silenced = [] }: Circumstances = {},
): readonly ShownFinding[] {
  const isShown = (id: FindingId) => shown.includes(id);
  const status = firstOf(STATUSES, run, isShown);
  if (status) return [withChange(status, run)];
  const diagnosed = diagnose?.(run, isShown).filter(({ id }) => !silenced.includes(id)) ?? [];
  const [gravest, ...others] = diagnosed.slice(0, MOST);
  if (gravest) return [withChange(gravest, run), ...others];
  const progress = firstOf(PROGRESS[run.learner], run, isShown);
  if (!progress) throw new Error('the last finder found nothing');
  return [withChange(progress, run)];
}

function firstOf(finders: Finders, run: Summary, isShown: (id: FindingId) => boolean): ShownFinding | null {
  for (const [id, find] of Object.entries(finders) as [FindingId, Finder][]) {
    const found = find(run, isShown(id));
    if (found) return { id, ...found };
  }
  return null;
}

/** Mentions the change, unless there are remedies, which are more important. */
function withChange<F extends ShownFinding>(found: F, { editedAt, status, replicas, end }: Summary): F {
  const canCompare = editedAt !== null && end > 0 && replicas === null && (status === 'running' || status === 'paused');
  if (!canCompare) return found;
  const { sentence, remedies } = found;
  return {
    ...found,
    sentence: remedies.length === 0 ? `Changed after step ${formatCount(editedAt)}. ${sentence}` : sentence,
    remedies: [...remedies, START_OVER],
  };
}
