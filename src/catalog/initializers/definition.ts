import type { RandomStream } from '../../math/random.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';

/** The numbers of inputs and outputs of a weight tensor, which an initializer may use. */
export interface Fans {
  /** Number of inputs that one unit sums over. */
  readonly fanIn: number;
  /** Number of units that one input feeds. */
  readonly fanOut: number;
}

/** The tensor to draw. */
export interface Site extends Fans {
  readonly shape: Shape;
  /**
   * The gain that the activation after the weights recommends; an initializer uses it only if its hyperparameters ask
   * for it.
   */
  readonly gain: number;
}

export interface InitializerDef<Name extends string = string> extends Entry<Name> {
  /** What it can draw: weights, or also biases. A bias has no fans; its site has 1 for both. */
  readonly places: readonly ('weight' | 'bias')[];
  /** The expected variance of the drawn values. */
  variance(site: Site, hyper: Readonly<Record<Name, number>>): number;
  /** Draws a tensor, row-major. */
  draw(site: Site, hyper: Readonly<Record<Name, number>>, random: RandomStream): Float32Array;
}
