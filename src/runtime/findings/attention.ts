import { HIDDEN } from '../../catalog/layers/attention.ts';
import { buildShown } from '../../compiler/inspection.ts';
import type { Look } from '../look.ts';
import { type ExampleWish, inputOf } from './example.ts';
import type { Subject } from './subject.ts';

/** The self-attention of one layer for one example. */
export interface AttentionLayer {
  /** Index in `RunView.layers`. */
  readonly layer: number;
  readonly heads: number;
  readonly steps: number;
  /** The number of features of a query and a key of one head, whose square root divides their product. */
  readonly width: number;
  /** q · k / √width of each head, [heads, steps, steps]: row t has those of the query of step t. −∞ if masked. */
  readonly scores: Float32Array;
  /** Their softmax over each row, in the same layout. */
  readonly weights: Float32Array;
}

/** What every step of an example attends to. */
export interface Attention {
  readonly step: number;
  readonly of: ExampleWish;
  /** The network's inputs, after the preparation. */
  readonly input: Float32Array;
  /** The layers that contain self-attention, in the order of the network. */
  readonly layers: readonly AttentionLayer[];
}

export const attention = {
  keeps: 'latest',
  interval: 250,
  find: (look, wish) => ({ next: async () => ({ done: true, value: await attend(look, wish) }) }),
} as const satisfies Subject<Attention, ExampleWish>;

/** null if the run has no such example, or the network no attention. */
async function attend(look: Look, of: ExampleWish): Promise<Attention | null> {
  const { trainer, compiled, member, replica } = look;
  const input = inputOf(look, of);
  const attending = compiled.layers.flatMap(({ name, type }, layer) => {
    const projection = compiled.parameters.find((parameter) => parameter.name === `${name}/in_proj_weight`);
    const heads = member.spec.layers[layer]?.args.heads;
    if (!projection || heads === undefined) return [];
    return { name, layer, heads, steps: type.shape[0] as number, width: (projection.shape[0] as number) / heads };
  });
  if (input === null || attending.length === 0) return null;
  const { step } = trainer;
  const feeds = new Map([['x', { shape: [1, input.length], data: input }]]);
  const build = () => buildShown(member, ['scores', 'attention']);
  const found = await trainer.infer(`attention ${replica}`, build, { replica, feeds });
  const layers = attending.map(({ name, ...layer }) => ({
    ...layer,
    scores: (found.get(`${name}/scores`) as Float32Array).map(orMasked),
    weights: found.get(`${name}/attention`) as Float32Array,
  }));
  return { step, of, input, layers };
}

function orMasked(score: number): number {
  return score < HIDDEN / 2 ? Number.NEGATIVE_INFINITY : score;
}
