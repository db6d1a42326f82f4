import { buildLayer } from '../../compiler/inspection.ts';
import type { Look } from '../look.ts';
import { inputOf } from './example.ts';
import type { Subject } from './subject.ts';

/** Some examples by their indices in `RunView.points`. */
export interface SeveralWish {
  readonly indices: readonly number[];
}

/** The network's outputs for some examples. */
export interface Several {
  readonly step: number;
  readonly of: SeveralWish;
  /** One for each of them, in the layout of the output layer's type: [outputs], or [steps, outputs]. */
  readonly outputs: readonly Float32Array[];
}

export const several = {
  keeps: 'latest',
  interval: 250,
  find: (look, wish) => ({ next: async () => ({ done: true, value: await passSeveral(look, wish) }) }),
} as const satisfies Subject<Several, SeveralWish>;

/** null if the run lacks one of the examples, because its data have changed. */
async function passSeveral(look: Look, of: SeveralWish): Promise<Several | null> {
  const { trainer, compiled, member, replica } = look;
  const { step } = trainer;
  const count = of.indices.length;
  const width = member.data.features.length;
  const x = new Float32Array(count * width);
  for (const [row, index] of of.indices.entries()) {
    const input = inputOf(look, { index });
    if (input === null) return null;
    x.set(input, row * width);
  }
  const last = compiled.layers.length - 1;
  const feeds = new Map([['x', { shape: [count, width], data: x }]]);
  const found = await trainer.infer(`several ${count}`, () => buildLayer(member, count, last), { replica, feeds });
  const outputs = found.get(compiled.layers[last]?.name ?? '') ?? new Float32Array();
  const each = outputs.length / count;
  return {
    step,
    of,
    outputs: of.indices.map((_, row) => outputs.slice(row * each, (row + 1) * each)),
  };
}
