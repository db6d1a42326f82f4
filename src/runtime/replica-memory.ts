import type { Memory } from '../catalog/watch.ts';

/** What a replica remembers of its validation losses. */
export interface ReplicaMemory {
  readonly log: { readonly start: number; readonly count: number; readonly memory: WatchedLosses };
  /** The state with the lowest loss. */
  readonly best: ReadonlyMap<string, Float32Array> | null;
  /** The state that was left when training stopped early. */
  readonly left: ReadonlyMap<string, Float32Array> | null;
  /** Why it stopped early; null if it has not. */
  readonly stopped: string | null;
  /** What the run remembers of its endings; the same for all replicas, and absent if it has none. */
  readonly ending?: EndingMemory;
}

/** What a run remembers of the endings that it was asked for. */
export interface EndingMemory {
  /** Milliseconds of training. */
  readonly trained: number;
  /** The endings that were reached, with their steps. */
  readonly reached: readonly (readonly [ending: string, step: number])[];
}

export interface WatchedLosses {
  readonly lowest: number;
  readonly schedule: Memory;
  readonly stoppers: readonly Memory[];
}
