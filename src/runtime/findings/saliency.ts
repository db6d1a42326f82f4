import { buildSaliency } from '../../compiler/inspection.ts';
import { unscaled } from '../../math/scale.ts';
import type { Look } from '../look.ts';
import { type ExampleWish, inputOf } from './example.ts';
import { logitOf } from './logit.ts';
import type { Subject } from './subject.ts';

export interface SaliencyWish {
  readonly of: ExampleWish;
  /** The class whose logit is differentiated; null for the predicted one. Ignored for a regression. */
  readonly label: number | null;
}

/** How an output changes with each input of an example. */
export interface Saliency {
  readonly step: number;
  readonly of: SaliencyWish;
  /** The class that was used; 0 for a regression. */
  readonly label: number;
  /** Its logit, or the output of a regression in the unit of its target. Of two classes, the first has the negative logit of the second. */
  readonly value: number;
  /** The network's inputs, after the preparation. */
  readonly input: Float32Array;
  /** The gradient of `value` by each of them. */
  readonly gradient: Float32Array;
}

export const saliency = {
  keeps: 'latest',
  interval: 250,
  find: (look, wish) => ({ next: async () => ({ done: true, value: await differentiateInput(look, wish) }) }),
} as const satisfies Subject<Saliency, SaliencyWish>;

/** The gradient of the logit of a class by the inputs of an example; null if the run has no such example. */
export async function differentiateInput(look: Look, wish: SaliencyWish): Promise<Saliency | null> {
  const { trainer, member, replica } = look;
  const { outputs, answer, targetScale } = member.data;
  const input = inputOf(look, wish.of);
  if (input === null) return null;
  const { step } = trainer;
  const along = async (direction: Float32Array) => {
    const feeds = new Map([
      ['x', { shape: [1, input.length], data: input }],
      ['direction', { shape: [1, outputs], data: direction }],
    ]);
    const found = await trainer.infer(`saliency ${replica}`, () => buildSaliency(member), { replica, feeds });
    return { logits: found.get('logits') as Float32Array, gradient: found.get('saliency') as Float32Array };
  };
  const { logits } = await along(new Float32Array(outputs));
  const { label, unit, sign } = logitOf(member.data, logits, wish.label);
  const { gradient } = await along(Float32Array.from({ length: outputs }, (_, other) => (other === unit ? sign : 0)));
  const value = sign * (logits[unit] as number);
  const found = { step, of: wish, label, value, input, gradient };
  if (answer !== 'number') return found;
  return {
    ...found,
    value: unscaled(value, targetScale),
    gradient: gradient.map((slope) => slope / targetScale.factor),
  };
}
