import { timeOf } from '../../compiler/cost.ts';
import { decisionBoundary } from '../../compiler/objective.ts';
import { printLayers } from '../../experiment/write.ts';
import { unscaled } from '../../math/scale.ts';
import { type Look, ownState } from '../look.ts';
import { imageOf, type Move, mover } from './moved.ts';
import { denseRival, parametersOf, trainRival } from './rival.ts';
import { affordable, type Frozen, passThrough } from './slices.ts';
import type { Subject } from './subject.ts';

/** How well networks predict images that were moved. */
export interface Tolerance {
  readonly step: number;
  /** The number of examples, from the validation part or, if that is empty, from the training part. */
  readonly examples: number;
  readonly part: 'validation' | 'train';
  /** The shown network, then its rival if there is one. */
  readonly networks: readonly {
    /** The hidden layers as text: `conv2d(8,3,relu),max_pool(2)`. */
    readonly net: string;
    readonly parameters: number;
    readonly step: number;
    /**
     * By the distance in pixels, from 0 on: the share of correct predictions, or for a regression the mean distance from
     * the target in its unit, both over the four directions. NaN if an output is not a finite number.
     */
    readonly scores: readonly number[];
  }[];
}

/** Whether a dense network of about the same size trains beside the shown one. */
export type ToleranceWish = 'alone' | 'rival';

export const tolerance = {
  keeps: 'latest',
  interval: 2000,
  find: measure,
} as const satisfies Subject<Tolerance, ToleranceWish>;

const EXAMPLES = 200;
const FEWEST_EXAMPLES = 20;
/** The most multiplications for one network. */
const MULTIPLICATIONS = 1e9;
const FURTHEST = 8;
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Measures the shown network, and on request a rival, on examples that are moved further and further. */
export async function* measure(look: Look, wish: ToleranceWish): AsyncGenerator<void, Tolerance | null> {
  const { trainer, compiled, member } = look;
  const image = imageOf(member);
  if (!image || member.data.world) return null;
  const { step } = trainer;
  const state = ownState(look, await trainer.state());
  const furthest = Math.min(FURTHEST, Math.floor(Math.min(image.width, image.height) / 2));
  const moves = movesUpTo(furthest);
  const { validation } = member.data.parts;
  const part = validation.count > 0 ? 'validation' : 'train';
  const { x, labels, count } = member.data.parts[part];
  const cost = moves.length * timeOf(compiled);
  const examples = affordable(Math.min(count, EXAMPLES), cost, MULTIPLICATIONS, FEWEST_EXAMPLES);
  const width = member.data.features.length;
  const inputs = Array.from({ length: examples }, (_, index) =>
    mover(member, image, x.data.subarray(index * width, (index + 1) * width)),
  );
  const networks: Frozen[] = [{ ...look, state }];
  if (wish === 'rival') networks.push(yield* trainRival(look, 'dense', denseRival(look), step, () => undefined));
  const measured: Tolerance['networks'][number][] = [];
  for (const network of networks) {
    const scores = yield* scoresOf(network, moves, inputs, labels);
    measured.push({
      net: printLayers(network.member.spec.layers),
      parameters: parametersOf(network.compiled),
      step: network === networks[0] ? step : network.trainer.step,
      scores,
    });
  }
  return { step, examples, part, networks: measured };
}

interface Displacement {
  readonly distance: number;
  readonly right: number;
  readonly down: number;
}

function movesUpTo(furthest: number): readonly Displacement[] {
  const moves: Displacement[] = [{ distance: 0, right: 0, down: 0 }];
  for (let distance = 1; distance <= furthest; distance++) {
    for (const [right, down] of DIRECTIONS) moves.push({ distance, right: right * distance, down: down * distance });
  }
  return moves;
}

async function* scoresOf(
  network: Frozen,
  moves: readonly Displacement[],
  inputs: readonly Move[],
  labels: ArrayLike<number>,
): AsyncGenerator<void, readonly number[]> {
  const judge = judgeOf(network);
  const count = moves.length * inputs.length;
  const moveOf = (index: number) => moves[Math.floor(index / inputs.length)] as Displacement;
  const sums: number[] = [];
  const counts: number[] = [];
  const at = (index: number) => {
    const { right, down } = moveOf(index);
    return (inputs[index % inputs.length] as Move)(right, down);
  };
  yield* passThrough(network, network.compiled.layers.length - 1, { count, at }, (output, index) => {
    const { distance } = moveOf(index);
    sums[distance] = (sums[distance] ?? 0) + judge(output, labels[index % inputs.length] as number);
    counts[distance] = (counts[distance] ?? 0) + 1;
  });
  return sums.map((sum, distance) => sum / (counts[distance] as number));
}

/** Scores an output: 1 for the right class and 0 for another, or how far it is from the target. */
function judgeOf({ member: { spec, data } }: Frozen): (output: Float32Array, label: number) => number {
  const { answer, targetScale } = data;
  const boundary = decisionBoundary(spec);
  return (output, label) => {
    const [first = Number.NaN] = output;
    if (!output.every(Number.isFinite)) return Number.NaN;
    if (answer === 'number') return Math.abs(unscaled(first, targetScale) - unscaled(label, targetScale));
    if (answer === 'side') return (first > boundary ? 1 : 0) === label ? 1 : 0;
    return output.indexOf(Math.max(...output)) === label ? 1 : 0;
  };
}
