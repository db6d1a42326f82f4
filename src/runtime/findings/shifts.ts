import { type Look, ownState } from '../look.ts';
import { type ExampleWish, inputOf } from './example.ts';
import { imageOf, mover } from './moved.ts';
import { passThrough } from './slices.ts';
import type { Subject } from './subject.ts';

/** The outputs of the network for an image at every displacement by whole pixels. */
export interface Shifts {
  readonly step: number;
  readonly of: ExampleWish;
  /** The largest displacement to the right and to the left, and down and up. */
  readonly reach: { readonly right: number; readonly down: number };
  /** [2 · down + 1, 2 · right + 1, outputs], from the upper left to the lower right. */
  readonly outputs: Float32Array;
}

export const shifts = {
  keeps: 'latest',
  interval: 500,
  find: displace,
} as const satisfies Subject<Shifts, ExampleWish>;

/** Further displacements would take too long. */
const FURTHEST = 16;

/** Moves an example by up to half of its size; null if the network has no images, or not this example. */
export async function* displace(look: Look, of: ExampleWish): AsyncGenerator<void, Shifts | null> {
  const { trainer, compiled, member } = look;
  const image = imageOf(member);
  const input = inputOf(look, of);
  if (!image || !input) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const reach = {
    right: Math.min(FURTHEST, Math.floor(image.width / 2)),
    down: Math.min(FURTHEST, Math.floor(image.height / 2)),
  };
  const across = 2 * reach.right + 1;
  const count = across * (2 * reach.down + 1);
  const move = mover(member, image, input);
  const at = (place: number) => move((place % across) - reach.right, Math.floor(place / across) - reach.down);
  const units = member.data.outputs;
  const outputs = new Float32Array(count * units);
  yield* passThrough({ ...look, state }, compiled.layers.length - 1, { count, at }, (output, place) =>
    outputs.set(output, place * units),
  );
  return { step, of, reach, outputs };
}
