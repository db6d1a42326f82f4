import type { ExperimentSpec } from '../../experiment/index.ts';
import { isPlaying, run } from '../../store/run.ts';
import type { Engine } from '../engine.ts';

/** What to try next, as a button. Undo reverts it. */
export interface Remedy {
  readonly label: string;
  /** A sentence on its effect. */
  readonly explain: string;
  /** The experiment with the change, to put beside the present one, if it is only a change of settings. */
  readonly changed?: ExperimentSpec;
  apply(engine: Engine): void;
}

/** For a run that was changed during training. Resetting keeps its curves. */
export const START_OVER: Remedy = {
  label: 'Start over and keep this run to compare',
  explain:
    'After the change, the run continued with its weights. This trains the current settings from the start, with the same data and seed, and keeps the earlier curves for comparison',
  apply: (engine) => {
    const playing = isPlaying(run.getState());
    engine.reset();
    if (playing) engine.play();
  },
};
