import { experiment, useExperiment } from '../store/experiment.ts';
import { isStuck, run, useRun } from '../store/run.ts';
import { choosePace, type Pace, stride } from '../store/transport.ts';
import type { Engine } from './engine.ts';

/** Why the run cannot go on; null where it can. */
export function whyStuck(): string | null {
  return reasonOf(isStuck(run.getState().state.status), experiment.getState().withheld !== null);
}

/** As `whyStuck`, and draws anew when that changes. */
export function useWhyStuck(): string | null {
  const stuck = useRun(({ state }) => isStuck(state.status));
  const withheld = useExperiment((store) => store.withheld !== null);
  return reasonOf(stuck, withheld);
}

function reasonOf(stuck: boolean, withheld: boolean): string | null {
  if (withheld) return CHOOSE_DATA_FIRST;
  return stuck ? RESET_FIRST : null;
}

const CHOOSE_DATA_FIRST = 'Choose data first';

const RESET_FIRST = 'Reset first: the run cannot go on';
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
