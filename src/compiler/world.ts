/** What is known of the states of a world before an agent acts in it. */
import type { EnvironmentDef, StateAxis } from '../catalog/environments/definition.ts';
import { dataOf, type ExperimentSpec, inputsOf } from '../experiment/index.ts';
import { environmentOf, idOf } from '../experiment/world.ts';
import { finishGraph, float32, GraphBuilder } from '../ir/graph.ts';
import { UNSCALED } from '../math/scale.ts';
import { sizeOf } from '../math/shape.ts';
import { type Tensor, tensor, zeros } from '../math/tensor.ts';
import { evaluateGraph } from '../ops/evaluate.ts';
import { reshape } from '../ops/index.ts';
import type { PartData, PreparedData } from './data.ts';
import type { Grid } from './picture.ts';
import { constantWorld, presentLayout } from './rollout/context.ts';
import { visitedStates } from './rollout/visited-states.ts';

/** The states of a world as examples: those that a random agent visits, in the place of a training part. */
export function prepareWorld(spec: ExperimentSpec): PreparedData {
  const environment = environmentOf(spec) as EnvironmentDef;
  const { args } = spec.data;
  const { task, answer, classes } = dataOf(spec);
  const own = visitedStates(spec);
  const x = observe(spec, own);
  const [count, width] = x.shape as [number, number];
  const part = (x: Tensor, own: Tensor, count: number): PartData => ({
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
    predicts: 'whole',
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
  const environment = environmentOf(spec) as EnvironmentDef;
  const { args } = spec.data;
  const builder = new GraphBuilder();
  const context = constantWorld(builder, environment, args, presentLayout(spec));
  const seen = environment.observe(builder.constant(states.data, float32(states.shape)), context);
  const [count] = states.shape as [number];
  const rows = reshape(seen, [count, sizeOf(seen.type.shape) / count]);
  const { data, shape } = evaluateGraph(finishGraph({ rows }), {}).rows as Tensor;
  return tensor(shape, data.map(Math.fround));
}

/**
 * The grid of the states that pictures show; a single state if there is nothing to tell states apart.
 * @param finest the number of cells for a side, unless the states are cells themselves
 */
export function stateGrid(spec: ExperimentSpec, finest: number): Grid {
  const environment = environmentOf(spec) as EnvironmentDef;
  const { args } = spec.data;
  const names = environment.state(args);
  const axes = environment.axes(args);
  const chosen = Array.isArray(spec.plane) ? spec.plane : [];
  const axis = (place: number): StateAxis | undefined =>
    axes.find(({ of }) => idOf(of) === chosen[place]) ?? axes[place];
  const [across, up] = [axis(0), axis(1)];
  const origin = environment.origin(args);
  if (!across || !up) {
    const nothing = { label: names[0] ?? '', direction: names.map(() => 0), weights: names.map(() => 0) };
    return { size: 1, plane: { origin, across: nothing, up: null }, x: [0, 1], y: [0, 1] };
  }
  const along = ({ of }: StateAxis) => {
    const unit = names.map((name) => Number(name === of));
    return { label: of, direction: unit, weights: unit };
  };
  const shown = new Set([across.of, up.of]);
  return {
    size: across.whole && up.whole ? cellsOf(across, up, finest) : finest,
    plane: {
      origin: origin.map((value, place) => (shown.has(names[place] as string) ? 0 : value)),
      across: along(across),
      up: along(up),
    },
    x: across.range,
    y: up.range,
  };
}

/** As few cells for a side of the grid as both axes can be divided into, which may differ in length; else the finest. */
function cellsOf(across: StateAxis, up: StateAxis, finest: number): number {
  const [columns, rows] = [lengthOf(across), lengthOf(up)];
  for (let size = Math.max(columns, rows); size <= finest; size++) {
    if (size % columns === 0 && size % rows === 0) return size;
  }
  return Math.max(columns, rows, finest);
}

function lengthOf({ range: [from, to] }: StateAxis): number {
  return Math.abs(to - from);
}

/** The states at the points of a grid, as whole numbers along the axes that have only these. */
export function wholeStates(spec: ExperimentSpec, { shape, data }: Tensor): Tensor {
  const environment = environmentOf(spec) as EnvironmentDef;
  const { args } = spec.data;
  const whole = new Set(environment.axes(args).flatMap(({ of, whole }) => (whole ? [of] : [])));
  const isWhole = environment.state(args).map((name) => whole.has(name));
  return tensor(
    shape,
    data.map((value, place) => (isWhole[place % isWhole.length] ? Math.round(value) + 0 : value)),
  );
}
