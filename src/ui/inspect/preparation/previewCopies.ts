import { type Call, entryOf } from '../../../experiment/index.ts';
import { randomStream } from '../../../math/random.ts';
import type { ImageSize } from '../../../math/sample.ts';
import { type Scale, scaled, UNSCALED, unscaled } from '../../../math/scale.ts';

interface PreviewOf {
  /** Of one image, before the preparation. */
  readonly pixels: ArrayLike<number>;
  readonly image: ImageSize;
  /** The scale of each pixel; undefined for those that are not scaled. */
  readonly scales: readonly (Scale | undefined)[];
  readonly augmentations: readonly Call[];
  readonly seed: number;
}

/** A changed copy of an image. */
interface Copy {
  readonly label: string;
  /** Before scaling. */
  readonly pixels: Float64Array;
}

/**
 * Makes changed copies of an image as the preparation makes those of training examples: pixels are moved before scaling,
 * and numbers are changed after it. The augmentations take turns; one without a number of copies makes a single one.
 * @param round 0 for the first numbers of the streams that the training part is drawn from; any other for other numbers
 */
export function previewCopies(
  { pixels, image, scales, augmentations, seed }: PreviewOf,
  count: number,
  round: number,
): readonly Copy[] {
  const makers = augmentations.map(({ id, args }) => ({
    entry: entryOf('augmentations', id),
    args,
    random: randomStream(seed, round === 0 ? `augment/${id}` : `augment/${id}/preview ${round}`),
  }));
  const copies: Copy[] = [];
  for (let turn = 0; copies.length < count; turn++) {
    const due = makers.filter(({ args }) => turn === 0 || args.copies !== undefined);
    if (due.length === 0) break;
    for (const { entry, args, random } of due.slice(0, count - copies.length)) {
      const row = Float64Array.from(pixels);
      const scaleOf = (pixel: number) => (entry.images ? UNSCALED : (scales[pixel] ?? UNSCALED));
      const changed = entry.augment(
        row.map((value, pixel) => scaled(value, scaleOf(pixel))),
        args,
        random,
        image,
      );
      copies.push({ label: entry.label, pixels: changed.map((value, pixel) => unscaled(value, scaleOf(pixel))) });
    }
  }
  return copies;
}
