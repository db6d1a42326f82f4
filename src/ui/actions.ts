import { isStuck, run } from '../store/run.ts';
import { choosePace, type Pace, stride } from '../store/transport.ts';
import type { Engine } from './engine.ts';

/** Why the run cannot go on; null where it can. */
export function whyStuck(): string | null {
  return isStuck(run.getState().state.status) ? RESET_FIRST : null;
}

export const RESET_FIRST = 'Reset first: the run cannot go on';
export const NOTHING_TO_UNDO = 'Nothing to undo';
export const NOTHING_TO_REDO = 'Nothing to redo';

/** Play where it stands, Pause where it runs. */
export function toggle(engine: Engine): void {
  if (run.getState().state.status === 'running') engine.pause();
  else if (whyStuck() === null) engine.play();
}

/** One step of the chosen size. */
export function stepOnce(engine: Engine): void {
  if (whyStuck() === null) engine.step(stride().steps);
}

export function setPace(engine: Engine, pace: Pace): void {
  choosePace(pace);
  engine.pace(pace.stepsPerSecond);
}
