import type { Shape } from '../../math/shape.ts';

/** A tensor that is passed to a graph. */
export interface Fed {
  readonly shape: Shape;
  readonly data: Float32Array | Int32Array;
}

/** What training steps read besides the state, and what differs from step to step. */
export interface Feed {
  /** The inputs for the `steps` steps after the first `step` steps, by name: [steps, …]. */
  next(step: number, steps: number): ReadonlyMap<string, Fed>;
}
