import type { State } from '../../compiler/compiled.ts';
import { timeOf } from '../../compiler/cost.ts';
import { buildStateGradients, directionOf } from '../../compiler/time.ts';
import { sampleOf } from '../../experiment/inputs.ts';
import { stepsOf } from '../../math/sample.ts';
import { examplesFor } from '../feeds/examples.ts';
import type { Fed } from '../feeds/feed.ts';
import type { Look } from '../look.ts';
import { SLICE } from './slices.ts';
import type { Subject } from './subject.ts';

/** The kinds of recurrent layers, by their ids in the catalog. */
export const RECURRENT = ['rnn', 'gru', 'lstm'] as const;
export type RecurrentId = (typeof RECURRENT)[number];

export function isRecurrent(id: string): id is RecurrentId {
  return RECURRENT.includes(id as RecurrentId);
}

/** The gradient of the loss by the outputs of a recurrent layer in one direction, step by step. */
export interface StateGradients {
  /** Index in `RunView.layers`. */
  readonly layer: number;
  /** Whether the layer reads the sequence backwards there. */
  readonly reverse: boolean;
  /** The length of the gradient at each step of the sequence, the mean over the examples. */
  readonly norms: readonly number[];
}

/** How the gradient gets back through the steps of a sequence. */
export interface Backflow {
  readonly step: number;
  /** The number of examples: the first ones of the training part. */
  readonly examples: number;
  readonly layers: readonly StateGradients[];
}

export const backflow = {
  keeps: 'latest',
  interval: 250,
  find: (look: Look, _wish: true) => flowBack(look),
} as const satisfies Subject<Backflow>;

const EXAMPLES = 32;
const FEWEST_EXAMPLES = 4;
/** The most multiplications for one finding. */
const MULTIPLICATIONS = 2e8;
/** Forward and backward pass take about three times as long as the forward pass. */
const PASSES = 3;

/**
 * Differentiates the losses of some training examples; null if no layer is recurrent.
 * @param look the network; with `state`, that of another moment than its trainer's
 */
export async function* flowBack(
  look: Pick<Look, 'trainer' | 'compiled' | 'member' | 'replica'> & { readonly state?: State },
): AsyncGenerator<void, Backflow | null> {
  const { trainer, compiled, member, replica } = look;
  if (!member.spec.layers.some(({ id }) => isRecurrent(id))) return null;
  const { step } = trainer;
  const { count } = member.data.parts.train;
  const cost = PASSES * timeOf(look.compiled);
  const slice = Math.max(1, Math.min(EXAMPLES, count, Math.floor(SLICE / cost)));
  const examples = Math.min(count, EXAMPLES, Math.max(FEWEST_EXAMPLES, Math.floor(MULTIPLICATIONS / cost)));
  const slices = Math.ceil(examples / slice);
  const steps = stepsOf(sampleOf(member.spec)) ?? 1;
  const frozen = new Map<string, Fed>(
    compiled.state.flatMap(({ name, shape }) => {
      const data = look.state?.get(name);
      return data ? [[name, { shape, data }]] : [];
    }),
  );
  const sums = new Map<string, number[]>();
  for (let first = 0; first < slices * slice; first += slice) {
    // The last slice starts over, because a program has a fixed number of examples.
    const rows = Array.from({ length: slice }, (_, row) => (first + row) % count);
    const feeds = new Map([...frozen, ...examplesFor(member, rows)]);
    const key = `backflow ${slice} ${replica}`;
    const found = await trainer.infer(key, () => buildStateGradients(member, slice), { replica, feeds });
    const used = Math.min(slice, examples - first);
    for (const [name, gradients] of found) addNorms(sums, name, gradients, { steps, slice, used });
    yield;
  }
  const layers = [...sums].flatMap(([name, norms]): StateGradients[] => {
    const direction = directionOf(name);
    const layer = compiled.layers.findIndex((one) => one.name === direction?.layer);
    return direction === null ? [] : [{ layer, reverse: direction.reverse, norms: norms.map((sum) => sum / examples) }];
  });
  return { step, examples, layers };
}

/** Adds the length of the gradient of each example, in float64: the square of a small float32 would be 0. */
function addNorms(
  sums: Map<string, number[]>,
  name: string,
  gradients: Float32Array,
  { steps, slice, used }: { readonly steps: number; readonly slice: number; readonly used: number },
): void {
  const own = sums.get(name) ?? new Array<number>(steps).fill(0);
  const units = gradients.length / (steps * slice);
  for (let step = 0; step < steps; step++) {
    for (let row = 0; row < used; row++) {
      const from = (step * slice + row) * units;
      own[step] = (own[step] as number) + Math.hypot(...gradients.subarray(from, from + units));
    }
  }
  sums.set(name, own);
}
