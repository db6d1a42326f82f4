import { entryOf } from '../../experiment/lookup.ts';
import { randomStream } from '../../math/random.ts';
import type { Scale } from '../../math/scale.ts';
import type { Plan } from './plan.ts';

/** The most numbers in all training examples together, including copies; a browser tab has no memory for many more. */
export const MOST_VALUES = 8_000_000;

/** One input of the network, for all training examples. */
export interface Input {
  /** The values before scaling. */
  readonly values: Float64Array;
  /** null for inputs that are not measured numbers: the 0/1 of a category, or an indicator. */
  readonly scale: Scale | null;
}

/** Changed copies of training examples. */
export interface Copies {
  /** The example that each copy was made from, by its index in the training part. */
  readonly originals: readonly number[];
  /** One array per input, [copies], scaled. */
  readonly values: readonly Float64Array[];
}

/**
 * Makes changed copies of all training examples, as many of each as the augmentations ask for and memory allows: first
 * one copy of each augmentation for every example, then the second ones. Pixels are changed before scaling, so that
 * pixels that enter at the border are background; other numbers are changed after scaling. Categories are copied
 * unchanged.
 * @param inputs at least one
 */
export function makeCopies(inputs: readonly Input[], { augmentations, seed, image }: Plan): Copies {
  const numbers = inputs.flatMap(({ scale }, place) => (scale ? [place] : []));
  const isImage = image !== null && numbers.length === image.width * image.height;
  const makers = augmentations
    .map(({ id, args }) => ({ entry: entryOf('augmentations', id), args, random: randomStream(seed, `augment/${id}`) }))
    .filter(({ entry }) => !entry.images || isImage);
  const count = inputs[0]?.values.length ?? 0;
  const room = Math.max(0, Math.floor(MOST_VALUES / inputs.length) - count);
  const turns = orderOfCopies(makers).flatMap((maker) => Array.from({ length: count }, (_, row) => ({ maker, row })));
  const made = turns.slice(0, room);

  const values = inputs.map(() => new Float64Array(made.length));
  made.forEach(({ maker: { entry, args, random }, row }, copy) => {
    inputs.forEach((input, place) => {
      (values[place] as Float64Array)[copy] = scaled(input, input.values[row] as number);
    });
    const picture = entry.images === true;
    const original = Float64Array.from(numbers, (place) => {
      const input = inputs[place] as Input;
      const value = input.values[row] as number;
      return picture ? value : scaled(input, value);
    });
    entry.augment(original, args, random, image).forEach((value, index) => {
      const place = numbers[index] as number;
      (values[place] as Float64Array)[copy] = picture ? scaled(inputs[place] as Input, value) : value;
    });
  });
  return { originals: made.map(({ row }) => row), values };
}

/** The augmentations that make the first copy of an example, the second, and so on. */
function orderOfCopies<Maker extends { readonly args: Readonly<Record<string, number>> }>(
  makers: readonly Maker[],
): readonly Maker[] {
  const copiesOf = ({ args }: Maker) => args.copies ?? 1;
  const rounds = Math.max(0, ...makers.map(copiesOf));
  return Array.from({ length: rounds }, (_, round) => makers.filter((maker) => copiesOf(maker) > round)).flat();
}

/** A number as the network's input. */
export function scaled({ scale }: Pick<Input, 'scale'>, value: number): number {
  return scale ? (value - scale.offset) * scale.factor : value;
}
