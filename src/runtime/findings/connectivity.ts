import { outputShape } from '../../compiler/data.ts';
import { LOGITS } from '../../compiler/objective.ts';
import { buildStepSaliency, isEmbedded } from '../../compiler/time.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import { stepsOf } from '../../math/sample.ts';
import { sizeOf } from '../../math/shape.ts';
import type { Look } from '../look.ts';
import { type ExampleWish, inputOf } from './example.ts';
import { logitOf } from './logit.ts';
import type { Subject } from './subject.ts';

export interface ConnectivityWish {
  readonly of: ExampleWish;
  /** The step whose prediction is differentiated; ignored if the target is one for the whole sequence. */
  readonly at: number;
  /** The class whose logit is differentiated; null for the predicted one. Ignored for a regression. */
  readonly label: number | null;
}

/** How strongly each step of a sequence counts for a prediction. */
export interface Connectivity {
  readonly step: number;
  readonly of: ConnectivityWish;
  /** The class that was used; 0 for a regression. */
  readonly label: number;
  /** Its logit, or the output of a regression as the network gives it. Of two classes, the first has the negative logit of the second. */
  readonly value: number;
  /** The logits of every step that has a prediction, [steps, outputs], or [outputs]; outputs for a regression. */
  readonly logits: Float32Array;
  /** What represents a step: its numbers, its one-hot token, or the embedding of its token. */
  readonly by: 'numbers' | 'token' | 'embedding';
  /** The length of the gradient of `value` by what represents each step. */
  readonly strengths: readonly number[];
}

export const connectivity = {
  keeps: 'latest',
  interval: 250,
  find: (look, wish) => ({ next: async () => ({ done: true, value: await connect(look, wish) }) }),
} as const satisfies Subject<Connectivity, ConnectivityWish>;

/** null if the run has no such example, or if its examples are not sequences. */
export async function connect(look: Look, wish: ConnectivityWish): Promise<Connectivity | null> {
  const { trainer, member, replica } = look;
  const { outputs, positions } = member.data;
  const sample = sampleOf(member.spec);
  const steps = stepsOf(sample);
  const input = inputOf(look, wish.of);
  if (input === null || steps === null) return null;
  const { step } = trainer;
  const shape = outputShape(member.data, 1);
  const along = async (direction: Float32Array) => {
    const feeds = new Map([
      ['x', { shape: [1, input.length], data: input }],
      ['direction', { shape, data: direction }],
    ]);
    return trainer.infer(`connectivity ${replica}`, () => buildStepSaliency(member), { replica, feeds });
  };
  const direction = new Float32Array(sizeOf(shape));
  const logits = (await along(direction)).get(LOGITS) as Float32Array;
  const first = positions === null ? 0 : Math.min(wish.at, positions.count - 1) * outputs;
  const own = logits.subarray(first, first + outputs);
  const { label, unit, sign } = logitOf(member.data, own, wish.label);
  direction[first + unit] = sign;
  const gradient = (await along(direction)).get('gradient') as Float32Array;
  const width = gradient.length / steps;
  return {
    step,
    of: wish,
    label,
    value: sign * (own[unit] as number),
    logits,
    by: sample.vocabulary === undefined ? 'numbers' : isEmbedded(member.spec) ? 'embedding' : 'token',
    strengths: Array.from({ length: steps }, (_, at) => Math.hypot(...gradient.subarray(at * width, (at + 1) * width))),
  };
}
