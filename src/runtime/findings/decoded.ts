import { buildDecoder, CODE, codeOf, RECONSTRUCTION } from '../../compiler/autoencoder.ts';
import { type Look, ownState } from '../look.ts';
import { mapRows } from './slices.ts';
import type { Subject } from './subject.ts';

export interface DecodedWish {
  /** [count, numbers of a code] */
  readonly codes: Float32Array;
}

/** What the decoder makes of codes. */
export interface Decoded {
  readonly step: number;
  readonly of: DecodedWish;
  /** As the network receives its inputs: [count, features]. */
  readonly outputs: Float32Array;
}

/** A few codes, which a person moves. */
export const decoded = {
  keeps: 'latest',
  interval: 100,
  find: decode,
} as const satisfies Subject<Decoded, DecodedWish>;

/** A grid of codes. */
export const codeGrid = {
  keeps: 'latest',
  interval: 500,
  find: decode,
} as const satisfies Subject<Decoded, DecodedWish>;

/** Decodes codes; null if the network has no such codes. */
export async function* decode(look: Look, of: DecodedWish): AsyncGenerator<void, Decoded | null> {
  const { trainer, member } = look;
  const code = codeOf(member);
  if (code === null || of.codes.length % code.size !== 0) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const width = member.data.features.length;
  const count = of.codes.length / code.size;
  const outputs = new Float32Array(count * width);
  const at = (index: number) => of.codes.subarray(index * code.size, (index + 1) * code.size);
  const build = (rows: number) => buildDecoder(member, rows);
  const graph = { key: 'decoder', input: CODE, shape: code.type.shape, build };
  yield* mapRows({ ...look, state }, graph, { count, at }, (result, index) =>
    outputs.set(result(RECONSTRUCTION), index * width),
  );
  return { step, of, outputs };
}
