import type { RandomStream } from '../../math/random.ts';
import type { Entry } from '../entry.ts';

export interface Fans {
  /** Number of inputs that one unit sums over. */
  readonly fanIn: number;
  /** Number of units that one input feeds. */
  readonly fanOut: number;
}

export interface InitializerDef<Name extends string = string> extends Entry<Name> {
  /** The variance that the drawn weights have in expectation. */
  variance(fans: Fans, hyper: Readonly<Record<Name, number>>): number;
  /** Draws one weight. */
  sample(fans: Fans, hyper: Readonly<Record<Name, number>>, random: RandomStream): number;
}
