import { buildInside } from '../../compiler/time.ts';
import type { Look } from '../look.ts';
import { type ExampleWish, inputOf } from './example.ts';
import type { Subject } from './subject.ts';

export interface InsideWish {
  readonly of: ExampleWish;
  /** Index in `RunView.layers`. */
  readonly layer: number;
}

/** What a layer computes for an example on the way to its output. */
export interface Inside {
  readonly step: number;
  readonly of: InsideWish;
  /**
   * `output` in the layout of the layer's type, and what the layer shows of its inside, such as the gate `f` of an LSTM:
   * [steps, …], in the order of the steps of the sequence.
   */
  readonly values: ReadonlyMap<string, Float32Array>;
}

export const inside = {
  keeps: 'latest',
  interval: 250,
  find: (look, wish) => ({ next: async () => ({ done: true, value: await lookInside(look, wish) }) }),
} as const satisfies Subject<Inside, InsideWish>;

/** null if the run has no such example or layer. */
export async function lookInside(look: Look, of: InsideWish): Promise<Inside | null> {
  const { trainer, compiled, member, replica } = look;
  const input = inputOf(look, of.of);
  if (input === null || of.layer >= compiled.layers.length) return null;
  const { step } = trainer;
  const feeds = new Map([['x', { shape: [1, input.length], data: input }]]);
  const key = `inside ${of.layer} ${replica}`;
  const values = await trainer.infer(key, () => buildInside(member, of.layer), { replica, feeds });
  return { step, of, values };
}
