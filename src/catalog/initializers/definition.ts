import type { RandomStream } from '../../math/random.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';

/** Numbers of a weight tensor that an initializer may go by. */
export interface Fans {
  /** Number of inputs that one unit sums over. */
  readonly fanIn: number;
  /** Number of units that one input feeds. */
  readonly fanOut: number;
}

/** A tensor that is to be drawn. */
export interface Site extends Fans {
  readonly shape: Shape;
  /** The gain that the activation behind the weights recommends; an initializer uses it only if its hyperparameters say so. */
  readonly gain: number;
}

export interface InitializerDef<Name extends string = string> extends Entry<Name> {
  /** What it can draw: weights, or biases too. A bias has no fans; its site has 1 for both. */
  readonly places: readonly ('weight' | 'bias')[];
  /** The variance that the drawn values have in expectation. */
  variance(site: Site, hyper: Readonly<Record<Name, number>>): number;
  /** Draws a tensor, row-major. */
  draw(site: Site, hyper: Readonly<Record<Name, number>>, random: RandomStream): Float32Array;
}
