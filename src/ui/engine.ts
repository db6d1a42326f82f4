import { createContext, use } from 'react';
import type { Watch } from '../runtime/protocol.ts';
import type { Change } from '../store/experiment.ts';

/** What a person can tell the engine. */
export interface Engine {
  play(): void;
  pause(): void;
  /** Makes so many steps, then pauses. */
  step(steps: number | 'epoch'): void;
  /** Back to step 0; Undo brings the run back. */
  reset(): void;
  /** Changes the experiment and goes back to step 0; one Undo takes both back. */
  resetWith(change: Change): void;
  /** After a failure, goes on from the last moment that was kept. */
  retry(): void;
  /** Trains at most so many steps a second; null as fast as it can. */
  pace(stepsPerSecond: number | null): void;
  /** What is shown beside frames; see `useWatch`. */
  watch(watch: Watch): void;
  /** Sets one element of a parameter by hand. */
  set(parameter: string, index: number, value: number): void;
  /** Goes back to a snapshot of the run, by its step. */
  restore(step: number): void;
}

/** The composition root provides it. */
export const EngineContext = createContext<Engine | null>(null);

export function useEngine(): Engine {
  const engine = use(EngineContext);
  if (!engine) throw new Error('the page stands outside its EngineContext');
  return engine;
}
