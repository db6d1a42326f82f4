import type { Site } from '../catalog/initializers/definition.ts';
import type { Call } from '../experiment/index.ts';
import type { Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';

/** A trained tensor. */
export interface Parameter {
  /** `dense1/weight`, `output/bias`. */
  readonly name: string;
  readonly shape: Shape;
  readonly value: Value;
  /** Its initial value: drawn by an initializer, or the same number everywhere. */
  readonly start: { readonly by: Call; readonly site: Site } | { readonly value: number };
  /** Whether penalties and constraints act on it: weights, not biases. */
  readonly isWeight: boolean;
  /** The penalty of its layer, which replaces those of the experiment. */
  readonly penalty: { readonly prefix: string; readonly call: Call } | null;
  /** Whether it keeps its initial value. */
  readonly frozen: boolean;
}

/** A tensor that is kept from step to step without being trained. */
export interface Memory {
  readonly name: string;
  readonly shape: Shape;
  readonly initial: number;
  /** Its value after the step; null if the graph does not train. */
  next: Value | null;
}

/** Random numbers that are drawn anew for every step. */
export interface Noise {
  readonly name: string;
  readonly shape: Shape;
  readonly distribution: 'uniform' | 'normal';
}
