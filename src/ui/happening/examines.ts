import { isSatisfactory } from '../../catalog/diagnoses/satisfactory.ts';
import type { Summary } from './summary.ts';

/** What the engine should examine beside a run. */
export interface Examines {
  /** The layers of a run that is going wrong. */
  readonly health: boolean;
  readonly leaks: boolean;
  /** The step in which a run has diverged. */
  readonly origin: boolean;
  /** Whether a copy of the network can fit one batch. */
  readonly oneBatch: boolean;
}

/** Examining the layers costs time, so a run gets a while to learn before it is suspicious. */
const FEWEST_STEPS = 100;
const FEWEST_SECONDS = 2;

/** @param seconds the time that the run has trained */
export function examinesIn(summary: Summary, seconds: number): Examines {
  const { learner, status, step, replicas, diverged, probing } = summary;
  const isSettled =
    step >= FEWEST_STEPS && (status === 'paused' || (status === 'running' && seconds >= FEWEST_SECONDS));
  const canExamine = learner === 'examples' && replicas === null && isSettled;
  return {
    health: canExamine && !isSatisfactory(summary),
    leaks: canExamine,
    origin: diverged && replicas === null,
    oneBatch: probing !== null,
  };
}
