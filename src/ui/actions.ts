import type { RunStatus } from '../runtime/protocol.ts';
import { experiment, type Timeline, useExperiment } from '../store/experiment.ts';
import { isPlaying, run, useRun } from '../store/run.ts';
import { choosePace, type Pace, stride } from '../store/transport.ts';
import type { Engine } from './engine.ts';
import { strideIn } from './strides.ts';

/** The reason why the run cannot continue; null if it can. */
export function whyStuck(): string | null {
  return reasonOf(run.getState().state.status, experiment.getState().withheld !== null);
}

/** Like `whyStuck`, but as a hook that renders again when the reason changes. */
export function useWhyStuck(): string | null {
  const status = useRun(({ state }) => state.status);
  const withheld = useExperiment((store) => store.withheld !== null);
  return reasonOf(status, withheld);
}

function reasonOf(status: RunStatus, withheld: boolean): string | null {
  if (withheld) return CHOOSE_DATA_FIRST;
  if (status === 'diverged') return DIVERGED;
  return status === 'failed' ? FAILED : null;
}

const CHOOSE_DATA_FIRST = 'Choose data first';

/** A run may also diverge before its first step; then another loss or initializer helps. */
const DIVERGED = 'The run has diverged: change what caused it, such as the learning rate, or press Reset';
const FAILED = 'The engine has failed: press Try again or Reset';

/** Why there is nothing to undo; null if there is something. */
export function whyNoUndo({ canUndo, hasSetAside }: Timeline): string | null {
  if (canUndo) return null;
  return hasSetAside ? 'The lesson begins here. Leave it to undo earlier changes.' : 'Nothing to undo';
}

/** Why there is nothing to redo; null if there is something. */
export function whyNoRedo({ canRedo }: Timeline): string | null {
  return canRedo ? null : 'Nothing to redo';
}

/** Starts the run, or pauses it if it is running or about to. */
export function toggle(engine: Engine): void {
  if (isPlaying(run.getState())) engine.pause();
  else if (whyStuck() === null) engine.play();
}

/** Takes one step of the chosen size. */
export function stepOnce(engine: Engine): void {
  if (whyStuck() === null) engine.step(strideIn(experiment.getState().spec, stride()).steps);
}

/** Takes a single step, whatever the chosen size. */
export function stepByOne(engine: Engine): void {
  if (whyStuck() === null) engine.step(1);
}

export function setPace(engine: Engine, pace: Pace): void {
  choosePace(pace);
  engine.pace(pace.stepsPerSecond);
}
