import { entryOf } from '../../experiment/lookup.ts';
import { randomStream } from '../../math/random.ts';
import type { ImageSize } from '../../math/sample.ts';
import type { Encoded } from './encode.ts';
import type { Plan } from './plan.ts';
import { rowScaler } from './scale.ts';

/** The most numbers in all training examples together, including copies; a browser tab has no memory for many more. */
export const MOST_VALUES = 8_000_000;

/** Where the pixels of an image are among the inputs. */
export interface ImageInputs {
  readonly image: ImageSize;
  /** The index of the input for each of its values. */
  readonly places: readonly number[];
}

/** Changed copies of training examples. */
export interface Copies {
  /** The example that each copy was made from, by its index in the training part. */
  readonly originals: readonly number[];
  /** [copies, inputs], scaled. */
  readonly data: Float64Array;
}

/**
 * Makes changed copies of all training examples, as many of each as the augmentations ask for and memory allows: first
 * one copy of each augmentation for every example, then the second ones. Pixels are changed before scaling, so that
 * pixels that enter at the border are background; other numbers are changed after scaling. Categories are copied
 * unchanged.
 * @param image null unless a whole image is among the inputs
 */
export function makeCopies(
  { data, scales }: Encoded,
  image: ImageInputs | null,
  { augmentations, seed }: Pick<Plan, 'augmentations' | 'seed'>,
): Copies {
  const width = scales.length;
  const count = data.length / width;
  const makers = augmentations
    .map(({ id, args }) => ({ entry: entryOf('augmentations', id), args, random: randomStream(seed, `augment/${id}`) }))
    .filter(({ entry }) => !entry.images || image !== null);
  const room = Math.max(0, Math.floor(MOST_VALUES / width) - count);
  const turns = orderOfCopies(makers).flatMap((maker) => Array.from({ length: count }, (_, row) => ({ maker, row })));
  const made = turns.slice(0, room);

  const numbers = scales.flatMap((scale, place) => (scale ? [place] : []));
  const scaleRows = rowScaler(scales);
  const copies = new Float64Array(made.length * width);
  made.forEach(({ maker: { entry, args, random }, row }, index) => {
    const before = data.subarray(row * width, (row + 1) * width);
    const copy = copies.subarray(index * width, (index + 1) * width);
    copy.set(before);
    const change = (places: readonly number[]) => {
      const original = Float64Array.from(places, (place) => copy[place] as number);
      entry.augment(original, args, random, image?.image ?? null).forEach((value, at) => {
        copy[places[at] as number] = value;
      });
    };
    if (entry.images && image) change(image.places);
    scaleRows(copy);
    if (!entry.images) change(numbers);
  });
  return { originals: made.map(({ row }) => row), data: copies };
}

/** The augmentations that make the first copy of an example, the second, and so on. */
function orderOfCopies<Maker extends { readonly args: Readonly<Record<string, number>> }>(
  makers: readonly Maker[],
): readonly Maker[] {
  const copiesOf = ({ args }: Maker) => args.copies ?? 1;
  const rounds = Math.max(0, ...makers.map(copiesOf));
  return Array.from({ length: rounds }, (_, round) => makers.filter((maker) => copiesOf(maker) > round)).flat();
}
