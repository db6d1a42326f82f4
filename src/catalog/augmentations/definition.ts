import type { RandomStream } from '../../math/random.ts';
import type { ImageSize } from '../../math/sample.ts';
import type { Entry } from '../entry.ts';

/**
 * A change that preserves the target of an example. Changed copies of each training example are added to the training
 * part: as many as the hyperparameter `copies` gives, or one if there is no such hyperparameter.
 */
export interface AugmentationDef<Name extends string = string> extends Entry<Name> {
  /**
   * Whether it needs an image. It then receives the pixels from before scaling, so that 0 is the background; others
   * receive scaled numbers.
   */
  readonly images?: true;
  /**
   * Makes a changed copy of an example.
   * @param row the numbers of one example, which are not changed
   * @param image the size of the image, if the numbers are pixels
   */
  augment(
    row: Float64Array,
    hyper: Readonly<Record<Name, number>>,
    random: RandomStream,
    image: ImageSize | null,
  ): Float64Array;
}
