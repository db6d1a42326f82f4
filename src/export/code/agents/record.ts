import { presentLayout, worldOf } from '../../../compiler/rollout/context.ts';
import { NOISE, WORLDS } from '../../../compiler/rollout/rollout.ts';
import type { ExperimentSpec } from '../../../experiment/index.ts';
import { randomStream } from '../../../math/random.ts';
import { sizeOf } from '../../../math/shape.ts';
import type { RecordedNoise, Recording } from '../../../runtime/recording.ts';
import type { NamedArray } from '../../arrays.ts';
import type { WrittenWorld } from './worlds/definition.ts';

type World = Pick<WrittenWorld, 'isRandom' | 'reward'>;

/**
 * After how many moves rounding may decide on the states of a world. A pole that stands enlarges every difference by about
 * 8 % a move: to 2000 times of what it was.
 */
const RELIABLE_MOVES: Partial<Record<string, number>> = { cart_pole: 96 };

/** How many of the first steps of an agent other programs can repeat, although they round differently: at least one. */
export function repeatableSteps({ data, moves }: ExperimentSpec, most: number): number {
  const reliable = RELIABLE_MOVES[data.id];
  return reliable === undefined ? most : Math.min(most, Math.max(1, Math.floor(reliable / moves)));
}

/** The uniform numbers of a move in a world, by what they are for. */
export interface NoiseCounts {
  readonly reset: number;
  /** 0 if chance has no part in what a move does. */
  readonly step: number;
  readonly action: number;
}

/** How many uniform numbers of a move a program uses. */
export function noiseCounts(spec: ExperimentSpec, recording: Recording, world: World): NoiseCounts {
  const { reset, step } = worldOf(spec).noise;
  const [, count] = noiseOf(recording).shape as [number, number];
  return { reset, step: usesLuck(world) ? step : 0, action: count - reset - step };
}

/** Whether chance has a part in what a move does. */
function usesLuck({ isRandom, reward }: World): boolean {
  return isRandom || reward.includes('step_noise');
}

/**
 * What a program repeats of an agent, whatever its framework: the tables of its world as `world/<table>`, the states of all
 * worlds before the first step, `worlds/state`, the uniform numbers of each step, `draws/worlds/noise` [steps, moves,
 * worlds, numbers], those of the moves on which the loss is evaluated, `evaluation/noise`, and both loss and mean return
 * before the first step and after each, `loss/train` and `return/train` [steps + 1].
 */
export function recordedAgent(spec: ExperimentSpec, recording: Recording, world: World): readonly NamedArray[] {
  const { initial, scores, steps } = recording;
  const noise = noiseOf(recording);
  const [rows, width] = noise.shape as [number, number];
  const counts = noiseCounts(spec, recording, world);
  const unused = counts.step === 0 ? worldOf(spec).noise.step : 0;
  const used = (values: Float32Array) =>
    values.filter((_, place) => place % width < counts.reset || place % width >= counts.reset + unused);
  const shape = [spec.moves, spec.worlds, width - unused];
  const random = randomStream(0, NOISE);
  const fixed = Float32Array.from({ length: rows * width }, () => random.uniform());
  const states = initial.get(WORLDS) as Float32Array;
  const tables = Object.entries(presentLayout(spec)).map(([name, { shape, data }]) => ({
    name: `world/${name}`,
    shape,
    data: Float32Array.from(data),
  }));
  return [
    ...tables.map((table) => (table.name === 'world/starts' ? withStart(table) : table)),
    { name: WORLDS, shape: [spec.worlds, states.length / spec.worlds], data: states },
    { name: `draws/${NOISE}`, shape: [noise.values.length / sizeOf(noise.shape), ...shape], data: used(noise.values) },
    { name: 'evaluation/noise', shape, data: used(fixed) },
    { name: 'loss/train', shape: [steps + 1], data: scores.get('train/loss') as Float32Array },
    { name: 'return/train', shape: [steps + 1], data: scores.get('train/metric') as Float32Array },
  ];
}

function noiseOf({ noise }: Recording): RecordedNoise {
  return noise.find(({ name }) => name === NOISE) as RecordedNoise;
}

/** Without any start, episodes begin in the first cell. */
function withStart<T extends { readonly data: Float32Array }>(starts: T): T {
  return starts.data.some((flag) => flag > 0) ? starts : { ...starts, data: starts.data.with(0, 1) };
}
