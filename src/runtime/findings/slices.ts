import type { Compiled, State } from '../../compiler/compiled.ts';
import { timeOf } from '../../compiler/cost.ts';
import { buildLayer } from '../../compiler/inspection.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Look } from '../look.ts';
import type { Fed } from '../step-inputs.ts';

/** The most multiplications for one slice of a search: a few milliseconds, so that commands need not wait. */
export const SLICE = 1e7;
const MOST_EXAMPLES = 64;

/**
 * How many of `count` examples to use, so that the work takes no more than this many multiplications.
 * @param cost of one example
 * @param fewest as many are used in any case, if there are
 */
export function affordable(count: number, cost: number, multiplications: number, fewest: number): number {
  return Math.min(count, Math.max(fewest, Math.floor(multiplications / cost)));
}

/** A network at one moment. */
export interface Frozen extends Pick<Look, 'trainer' | 'compiled' | 'member' | 'replica'> {
  /** The parameters and the memory of `member` alone. */
  readonly state: State;
}

/**
 * The output of a layer for many inputs. It yields between slices of them, so that the run may train in between.
 * @param inputs the number of inputs, and each of them as the network receives it
 * @param take receives the output for each input, in the layout of the layer's type; it is valid only during the call
 */
export async function* passThrough(
  { trainer, compiled, member, replica, state }: Frozen,
  layer: number,
  inputs: { readonly count: number; readonly at: (index: number) => ArrayLike<number> },
  take: (output: Float32Array, index: number) => void,
): AsyncGenerator<void, void> {
  const { name, type } = compiled.layers[layer] as Compiled['layers'][number];
  const width = member.data.features.length;
  const length = sizeOf(type.shape);
  // The same for any number of inputs, so that they share a program.
  const slice = Math.max(1, Math.min(MOST_EXAMPLES, Math.floor(SLICE / timeOf(compiled))));
  const key = `${name} of ${slice} ${replica}`;
  const feeds = new Map<string, Fed>(
    compiled.state.map((one) => [one.name, { shape: one.shape, data: state.get(one.name) as Float32Array }]),
  );
  for (let first = 0; first < inputs.count; first += slice) {
    const x = new Float32Array(slice * width);
    const count = Math.min(slice, inputs.count - first);
    for (let index = 0; index < count; index++) x.set(inputs.at(first + index), index * width);
    feeds.set('x', { shape: [slice, width], data: x });
    const results = await trainer.infer(key, () => buildLayer(member, slice, layer), { replica, feeds });
    const outputs = results.get(name) as Float32Array;
    for (let index = 0; index < count; index++) {
      take(outputs.subarray(index * length, (index + 1) * length), first + index);
    }
    yield;
  }
}
