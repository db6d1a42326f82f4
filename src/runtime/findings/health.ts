import { buildActivations } from '../../compiler/inspection.ts';
import { keyOfLayer } from '../../experiment/index.ts';
import { concatenate } from '../../math/tensor.ts';
import type { Look } from '../look.ts';
import { type AttentionHealth, attentionsOf } from './health/attention.ts';
import { type EmbeddingHealth, embeddingsOf } from './health/embeddings.ts';
import { gradientNoise } from './health/noise.ts';
import { variancesAtStart } from './health/start.ts';
import { gradientsThroughTime, type ThroughTime } from './health/through-time.ts';
import type { Subject } from './subject.ts';

/** What tells whether the layers of a network can learn. */
export interface Health {
  readonly step: number;
  /** The layers that have weights or an activation, in the order of `RunView.layers`. */
  readonly layers: readonly {
    /** `LayerView.key`. */
    readonly key: string;
    /** The length of the gradient by its trained parameters, for the batch of the next step; NaN if it has none. */
    readonly gradient: number;
    readonly units: number;
    /** The number of units that output 0 for all examples. */
    readonly dead: number;
    /** The share of its outputs at an end of its activation, where the slope is almost 0; NaN without such ends. */
    readonly saturated: number;
    /** The variance of its outputs over the examples before the first step; NaN without an activation. */
    readonly started: number;
  }[];
  /** The variance of a batch's gradient as a multiple of the squared length of the mean; NaN without batches. */
  readonly noise: number;
  readonly throughTime: readonly ThroughTime[];
  readonly embeddings: readonly EmbeddingHealth[];
  readonly attention: readonly AttentionHealth[];
}

export const health = {
  keeps: 'latest',
  interval: 1000,
  share: 0.02,
  find: (look: Look, _wish: true) => examine(look),
} as const satisfies Subject<Health>;

/** The number of training examples for which the activations are examined; wide networks are examined on fewer. */
const EXAMPLES = 256;
const FEWEST_EXAMPLES = 32;
/** The most activations of all layers together. */
const ACTIVATIONS = 5e4;

/** Where an activation hardly reacts any more: the ends of its range, and how near to them its slope is below 2 %. */
const ENDS: Readonly<Record<string, { readonly low: number; readonly high: number; readonly near: number }>> = {
  sigmoid: { low: 0, high: 1, near: 0.02 },
  hard_sigmoid: { low: 0, high: 1, near: 0 },
  tanh: { low: -1, high: 1, near: 0.01 },
};

async function* examine(look: Look): AsyncGenerator<void, Health> {
  const { trainer, compiled, member, replica } = look;
  const { step } = trainer;
  const gradients = await trainer.nextGradients(replica);
  const examples = Math.max(FEWEST_EXAMPLES, Math.min(EXAMPLES, Math.floor(ACTIVATIONS / compiled.cost.values)));
  yield;
  const outputs = await trainer.infer(`health ${replica}`, () => buildActivations(member, examples), { replica });
  yield;
  const started = await variancesAtStart(look, examples);
  yield;
  const layers = compiled.layers.flatMap(({ name, units, activation }, index) => {
    const parameters = compiled.parameters.filter(({ layer }) => layer === index);
    if (parameters.length === 0 && activation === null) return [];
    const trained = parameters.filter(({ frozen }) => !frozen);
    const output = outputs.get(name) as Float32Array;
    return {
      key: keyOfLayer(member.spec.layers, index),
      gradient:
        trained.length > 0
          ? lengthOf(concatenate(trained.map((parameter) => gradients.get(parameter.name) ?? [])))
          : Number.NaN,
      units,
      dead: deadIn(output, units),
      saturated: saturatedIn(output, ENDS[activation ?? '']),
      started: activation === null ? Number.NaN : (started.get(name) ?? Number.NaN),
    };
  });
  return {
    step,
    layers,
    noise: yield* gradientNoise(look),
    throughTime: yield* gradientsThroughTime(look),
    embeddings: await embeddingsOf(look),
    attention: yield* attentionsOf(look),
  };
}

function lengthOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += (values[index] as number) ** 2;
  return Math.sqrt(sum);
}

/** @param output the outputs of each unit, one unit after the other */
function deadIn(output: Float32Array, units: number): number {
  const count = output.length / units;
  let dead = 0;
  for (let unit = 0; unit < units; unit++) {
    if (output.subarray(unit * count, (unit + 1) * count).every((value) => value === 0)) dead += 1;
  }
  return dead;
}

function saturatedIn(output: Float32Array, ends: (typeof ENDS)[string] | undefined): number {
  if (!ends) return Number.NaN;
  const { low, high, near } = ends;
  return (
    output.reduce((count, value) => count + Number(value <= low + near || value >= high - near), 0) / output.length
  );
}
