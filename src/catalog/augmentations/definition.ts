import type { RandomStream } from '../../math/random.ts';
import type { Entry } from '../entry.ts';

/** Pixels of an image whose values stand in a row, line by line. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A change that leaves an example what it is. Changed copies of each training example are added to the training part:
 * as many as the hyperparameter `copies` says, one where there is none.
 */
export interface AugmentationDef<Name extends string = string> extends Entry<Name> {
  /** Needs an image: it gets pixels as they were before scaling, so that 0 is the ground. Others get scaled numbers. */
  readonly images?: true;
  /**
   * A changed copy.
   * @param row the numbers of one example, which are left as they are
   * @param image their places, where they are pixels
   */
  augment(
    row: Float64Array,
    hyper: Readonly<Record<Name, number>>,
    random: RandomStream,
    image: ImageSize | null,
  ): Float64Array;
}
