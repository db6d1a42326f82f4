import { inputsOfImage } from '../../compiler/data.ts';
import { buildExample } from '../../compiler/inspection.ts';
import { PARTS } from '../../experiment/experiment.ts';
import { unitByUnit } from '../../math/sample.ts';
import { concatenate } from '../../math/tensor.ts';
import { type Look, ownState } from '../look.ts';
import type { Subject } from './subject.ts';

/**
 * An example by its index in `RunView.points`, any input in the layout of `Points.features`, or any image by its pixels
 * from before the preparation.
 */
export type ExampleWish =
  | { readonly index: number }
  | { readonly input: Float32Array }
  | { readonly image: Float64Array };

/** What the shown network makes of one example. */
export interface ExampleView {
  readonly step: number;
  readonly of: ExampleWish;
  /** The network's inputs, after the preparation. */
  readonly input: Float32Array;
  /** The output of every layer, in the order of `RunView.layers`, unit by unit: see `unitByUnit`. */
  readonly outputs: readonly Float32Array[];
  /** The parameters that it was computed with, in the layout of `Frame.parameters`. */
  readonly parameters: Float32Array;
}

export const example = {
  keeps: 'latest',
  interval: 100,
  find: (look, wish) => pass(look, wish),
} as const satisfies Subject<ExampleView, ExampleWish>;

async function* pass(look: Look, of: ExampleWish): AsyncGenerator<void, ExampleView | null> {
  const { trainer, compiled, member, replica } = look;
  const input = inputOf(look, of);
  if (input === null) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const feeds = new Map([['x', { shape: [1, input.length], data: input }]]);
  const outputs = await trainer.infer(`example ${replica}`, () => buildExample(member), { replica, feeds });
  return {
    step,
    of,
    input,
    outputs: compiled.layers.map(({ name, type }) => unitByUnit(type, outputs.get(name) ?? new Float32Array())),
    parameters: concatenate(compiled.parameters.map(({ name }) => state.get(name) ?? [])),
  };
}

/** The numbers of an example; null if the run has no such example, because its data have changed. */
export function inputOf({ member: { data } }: Look, of: ExampleWish): Float32Array | null {
  if ('image' in of) return inputsOfImage(data, of.image);
  const { length: width } = data.features;
  if ('input' in of) return of.input.length === width ? of.input : null;
  let index = of.index;
  for (const part of PARTS) {
    const { count, x } = data.parts[part];
    if (index < count) return Float32Array.from(x.data.subarray(index * width, (index + 1) * width));
    index -= count;
  }
  return null;
}
