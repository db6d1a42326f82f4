import { randomStream } from '../../math/random.ts';
import type { Scale } from '../../math/scale.ts';
import { entryOf } from '../../spec/lookup.ts';
import type { Plan } from './plan.ts';

/** Numbers in all the training examples together, copies included; a browser tab has no room for many more. */
export const MOST_VALUES = 8_000_000;

/** A column of what a training example is fed. */
export interface Input {
  /** Before scaling. */
  readonly values: Float64Array;
  /** null for what is no measured number: a category's 0/1, or an indicator. */
  readonly scale: Scale | null;
}

/** Changed copies of training examples. */
export interface Copies {
  /** The example that each was made of, by its place in the training part. */
  readonly originals: readonly number[];
  /** As the inputs, [copies], scaled. */
  readonly values: readonly Float64Array[];
}

/**
 * Makes changed copies of all training examples, as many of each as the augmentations say or there is room for: first
 * one of each augmentation for every example, then the second ones. Pixels are changed before scaling, so that what comes
 * in at the border is the ground; other numbers after it. Categories are copied.
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

/** Which augmentation makes the first copy of an example, the second, and so on. */
function orderOfCopies<Maker extends { readonly args: Readonly<Record<string, number>> }>(
  makers: readonly Maker[],
): readonly Maker[] {
  const copiesOf = ({ args }: Maker) => args.copies ?? 1;
  const rounds = Math.max(0, ...makers.map(copiesOf));
  return Array.from({ length: rounds }, (_, round) => makers.filter((maker) => copiesOf(maker) > round)).flat();
}

/** A number as the network is fed it. */
export function scaled({ scale }: Pick<Input, 'scale'>, value: number): number {
  return scale ? (value - scale.offset) * scale.factor : value;
}
