import type { Site } from '../catalog/initializers/definition.ts';
import type { Call } from '../experiment/index.ts';
import type { ParameterRole } from '../experiment/network.ts';
import type { Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';

/** How the initial values of a tensor are drawn. */
export interface Drawn {
  readonly by: Call;
  /** The tensor, or one of its blocks. */
  readonly site: Site;
  /** The number of blocks side by side along the last axis, each drawn by itself. */
  readonly blocks: number;
  /** Added to the values, one for each element; null for nothing. */
  readonly added: readonly number[] | null;
}

/** A trained tensor. */
export interface Parameter {
  /** `dense1/weight`, `output/bias`. */
  readonly name: string;
  readonly shape: Shape;
  readonly value: Value;
  /** Its initial value: drawn by an initializer, or the same number everywhere. */
  readonly start: Drawn | { readonly value: number };
  /** Index of its layer: hidden layers, then the output. */
  readonly layer: number;
  /** What it is to its layer. Penalties and constraints act on weights. */
  readonly role: ParameterRole['kind'];
  /** The axis that runs over the units of its layer; null if the units share it. */
  readonly unitAxis: number | null;
  /** The penalty of its layer, which replaces those of the experiment. */
  readonly penalty: { readonly prefix: string; readonly call: Call } | null;
  /** Whether it keeps its initial value. */
  readonly frozen: boolean;
}

/** A tensor that is kept from step to step without being trained. */
export interface Memory {
  readonly name: string;
  /** Index of its layer. */
  readonly layer: number;
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
