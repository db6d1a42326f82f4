import type { PlayerId } from '../../experiment/two-networks.ts';
import type { Value } from '../../ir/graph.ts';

/** What a stage of a step is about. */
export type StageKind = 'data' | 'forward' | 'loss' | 'backward' | 'update';

/** What a quantity is to the step. */
export type QuantityKind =
  /** An example, its target, noise, or the state of worlds and layers before the step. */
  | 'given'
  | 'parameter'
  /** The memory of the optimizer before the step. */
  | 'slot'
  /** A number that a person has chosen, or that follows from the number of the step. */
  | 'number'
  /** The weighted sums of a layer, before its activation. */
  | 'sum'
  /** The output of a layer. */
  | 'output'
  /** What a layer computes on the way to its output. */
  | 'inside'
  | 'loss'
  /** The gradient of the loss by a quantity. */
  | 'gradient'
  /** The gradient by a parameter after clipping and the like. */
  | 'changed'
  /** The learning rate of the step. */
  | 'rate'
  /** A parameter, or the memory of the optimizer, after the step. */
  | 'next';

/** A value of a step that has a name. */
export interface Quantity {
  readonly kind: QuantityKind;
  /**
   * The name in the graph of what it is, or of what it is the gradient or the next value of: `dense1/weight`,
   * `dense1/weight/m`, `lstm1/h`.
   */
  readonly name: string;
  /** What kind of quantity a gradient is taken by; its own kind for all others. */
  readonly of: QuantityKind;
  /** The time step of an inside, from 0; null if it has none. */
  readonly time: number | null;
  readonly stage: StageKind;
  /** Index of its layer: hidden layers, then the output; null if it belongs to none. */
  readonly layer: number | null;
  /** null if there is only one, or if it serves all. */
  readonly player: PlayerId | null;
  readonly value: Value;
  /** Its symbol as TeX, with the index of an element; without one, that of the whole. */
  tex(index: string): string;
}
