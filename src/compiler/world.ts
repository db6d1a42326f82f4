/** What is known of the states of a world before an agent acts in it. */
import { dataOf, type ExperimentSpec, inputsOf } from '../experiment/index.ts';
import { idOf } from '../experiment/world.ts';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { UNSCALED } from '../math/scale.ts';
import { sizeOf } from '../math/shape.ts';
import { type Tensor, tensor, zeros } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { reshape } from '../ops/index.ts';
import { constantWorld, presentLayout, worldOf } from './rollout/context.ts';
import { visitedStates } from './rollout/visited-states.ts';

/** The states of a world as examples: those that a random agent visits, in the place of a training part. */
export function prepareWorld(spec: ExperimentSpec) {
  const environment = worldOf(spec);
  const { args } = spec.data;
  const { task, answer, classes } = dataOf(spec);
  const own = visitedStates(spec);
  const x = observe(spec, own);
  const [count, width] = x.shape as [number, number];
  const part = (x: Tensor, own: Tensor, count: number) => ({
    count,
    x,
    own,
    y: zeros([count, classes.length]),
    labels: new Float64Array(count),
  });
  const names = environment.state(args).map(idOf);
  const none = part(zeros([0, width]), zeros([0, names.length]), 0);
  return {
    task,
    answer,
    features: inputsOf(spec),
    own: names,
    pair: [],
    classes,
    outputs: classes.length,
    predicts: 'whole' as const,
    positions: null,
    skips: false,
    targetScale: UNSCALED,
    scales: new Map(),
    preparation: null,
    world: spec,
    parts: { train: part(x, own, count), validation: none, test: none },
  };
}

/** What an agent observes in states, [count, state] → [count, features], rounded to float32. */
export function observe(spec: ExperimentSpec, states: Tensor): Tensor {
  const environment = worldOf(spec);
  const { args } = spec.data;
  const builder = new GraphBuilder();
  const context = constantWorld(builder, environment, args, presentLayout(spec));
  const seen = environment.observe(builder.constant(states.data, float32(states.shape)), context);
  const [count] = states.shape as [number];
  const rows = reshape(seen, [count, sizeOf(seen.type.shape) / count]);
  const { data, shape } = evaluateGraph(finishGraph({ rows }), {}).rows as Tensor;
  return tensor(shape, data.map(Math.fround));
}

/** The states at the points of a grid, as whole numbers along the axes that have only these. */
export function wholeStates(spec: ExperimentSpec, { shape, data }: Tensor): Tensor {
  const environment = worldOf(spec);
  const { args } = spec.data;
  const whole = new Set(environment.axes(args).flatMap(({ of, whole }) => (whole ? [of] : [])));
  const isWhole = environment.state(args).map((name) => whole.has(name));
  return tensor(
    shape,
    data.map((value, place) => (isWhole[place % isWhole.length] ? Math.round(value) + 0 : value)),
  );
}
