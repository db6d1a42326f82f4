import { constantWorld, presentLayout, worldOf } from '../../src/compiler/rollout/context.ts';
import type { ExperimentSpec } from '../../src/experiment/index.ts';
import type { NamedArray } from '../../src/export/arrays.ts';
import { finishGraph, float32, GraphBuilder } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';
import { toFloat } from '../../src/ops/index.ts';

const COUNT = 400;

/** Where the numbers of states lie, up to the last move of an episode, and whether they are whole. */
const RANGES: Readonly<Record<string, Readonly<Record<string, readonly [low: number, high: number, whole?: true]>>>> = {
  bandit: { pulls: [0, 0, true] },
  gridworld: { row: [0, 2, true], column: [0, 2, true], steps: [97, 99, true] },
  cart_pole: {
    position: [-2.5, 2.5],
    speed: [-3, 3],
    angle: [-0.25, 0.25],
    'angular speed': [-3, 3],
    steps: [497, 499, true],
  },
  mountain_car: { position: [-1.2, 0.6], speed: [-0.07, 0.07], steps: [197, 199, true] },
  catch: { 'ball row': [0, 2, true], 'ball column': [0, 2, true], 'paddle column': [0, 2, true] },
};

/** Moves from random states of a world, by the graphs that train: what they are given, and what comes of them. */
export function singleMoves(spec: ExperimentSpec): readonly NamedArray[] {
  const environment = worldOf(spec);
  const { args, id } = spec.data;
  const random = randomStream(0, 'moves');
  const draw = (low: number, high: number, whole?: true) =>
    whole ? low + random.integer(high - low + 1) : Math.fround(random.uniform(low, high));
  const ranges = environment.state(args).map((name) => RANGES[id]?.[name] as readonly [number, number, true?]);
  const count = environment.actions(args).length;
  const width = environment.noise.step;
  const states = Array.from({ length: COUNT }, () => ranges.map((range) => draw(...range)));
  const actions = Array.from({ length: COUNT }, () => random.integer(count));
  const luck = Array.from({ length: COUNT * width }, () => Math.fround(random.uniform()));

  const builder = new GraphBuilder();
  const context = constantWorld(builder, environment, args, presentLayout(spec));
  const given = ({ shape, data }: Tensor) => builder.constant(data, float32(shape));
  const state = given(tensor([COUNT, ranges.length], states.flat()));
  const oneHot = actions.flatMap((action) => Array.from({ length: count }, (_, one) => Number(one === action)));
  const action = given(tensor([COUNT, count], oneHot));
  const noise = width > 0 ? given(tensor([COUNT, width], luck)) : undefined;
  const next = environment.step(state, action, (noise && environment.chance?.(noise, context)) ?? null, context);
  const results = evaluateGraph(
    finishGraph({
      state,
      after: next,
      reward: environment.reward({ state, action, next, ...(noise && { noise }) }, context),
      over: toFloat(environment.over(next, context)),
      ended: environment.ended(next, context),
      observation: environment.observe(state, context),
    }),
    {},
  );
  return [
    ...Object.entries(results).map(([name, { shape, data }]) => ({ name, shape, data: Float32Array.from(data) })),
    { name: 'action', shape: [COUNT], data: Int32Array.from(actions) },
    { name: 'luck', shape: [COUNT, width], data: Float32Array.from(luck) },
  ];
}
