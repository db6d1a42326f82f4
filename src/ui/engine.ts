import { createContext, use } from 'react';
import type { ExperimentSpec } from '../experiment/experiment.ts';
import type { WrittenRun } from '../export/exported.ts';
import type { FormatId } from '../export/format-list.ts';
import type { KeptMoment, LoadedWeights, PlayerId, RunEvent, Watch } from '../runtime/protocol.ts';
import type { Change } from '../store/experiment.ts';

/** The commands that the page can give to the engine. */
export interface Engine {
  play(): void;
  pause(): void;
  /**
   * Trains for this many steps, then pauses.
   * @param only the player that makes them; all by default
   */
  step(steps: number | 'epoch', only?: PlayerId): void;
  /** Goes back to step 0; Undo restores the run. */
  reset(): void;
  /** Changes the experiment and goes back to step 0; a single Undo reverts both. */
  resetWith(change: Change): void;
  /** After a failure, continues from the last state that was kept. */
  retry(): void;
  /** Limits the steps per second; null removes the limit. */
  pace(stepsPerSecond: number | null): void;
  /** Requests data in addition to frames; see `useWatch`. */
  watch(watch: Watch): void;
  /** Sets one element of a parameter by hand. */
  set(parameter: string, index: number, value: number): void;
  /** Goes back to the snapshot of the run at this step. */
  restore(step: number): void;
  /** The current moment of the run; null at step 0. */
  keep(): Promise<KeptMoment | null>;
  /** Shows another run of the experiment from this moment on, if it fits. */
  continueFrom(moment: KeptMoment): void;
  /**
   * The present run in a format, written by a worker of its own.
   * @param name of its files, without an ending
   * @throws Error in a sentence for people
   */
  exportAs(format: FormatId, name: string, signal: AbortSignal): Promise<WrittenRun>;
  /**
   * Replaces the experiment and starts its run from weights of a file; a single Undo reverts both.
   * @returns whether it did; if not, a notice says why
   */
  startFrom(spec: ExperimentSpec, weights: LoadedWeights): boolean;
  /** Another engine beside this one, with a worker of its own. @param onEvent receives the events of its run */
  spare(onEvent: (event: RunEvent) => void): SpareEngine;
}

/** The commands for an engine whose run is not that of the page. */
export interface SpareEngine extends Pick<Engine, 'play' | 'pause' | 'step' | 'pace' | 'watch' | 'reset'> {
  experiment(spec: ExperimentSpec): void;
  /** Reports that the last frame is on the screen. */
  painted(): void;
  /** Ends its worker. */
  dispose(): void;
}

/** Provided by the composition root. */
export const EngineContext = createContext<Engine | null>(null);

export function useEngine(): Engine {
  const engine = use(EngineContext);
  if (!engine) throw new Error('the page is not inside an EngineContext');
  return engine;
}
