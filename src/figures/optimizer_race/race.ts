/** Optimizers of the catalog on a surface: each step is the entry's own update, evaluated in float64. Pure. */
import { gradientsOf } from '../../autodiff/gradients.ts';
import type { OptimizerDef } from '../../catalog/optimizers/definition.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../ir/graph.ts';
import { scalar, type Tensor, tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { piece, reshape } from '../../ops/index.ts';
import type { Point } from '../parts/types.ts';
import type { Surface } from './surfaces.ts';

/** An optimizer on its way. */
export interface Runner {
  readonly step: number;
  readonly at: Point;
  readonly value: number;
  /** What the optimizer remembers of both parameters. */
  readonly slots: Readonly<Record<string, Tensor>>;
  /** It has left every region of interest, or its numbers are no longer finite. */
  readonly isLost: boolean;
}

/** An optimizer with its hyperparameters on a surface. */
export interface Racer {
  start(at: Point): Runner;
  /** Makes a step. A lost runner stays where it is. */
  step(runner: Runner): Runner;
}

/** Farther than this from the origin, a runner is lost. */
const FAR = 1e4;

const PAIR = float32([2]);

/** Builds the graph of a step: the surface, its gradient and the optimizer's update of both parameters. */
export function racer(optimizer: OptimizerDef, args: Readonly<Record<string, number>>, surface: Surface): Racer {
  const builder = new GraphBuilder();
  const parameter = builder.input('parameter', PAIR);
  const valueAt = (place: Value) => {
    const coordinate = (index: number) => reshape(piece(place, [1, 1], index), []);
    return surface.build(coordinate(0), coordinate(1));
  };
  const loss = valueAt(parameter);
  const [gradient] = gradientsOf(loss, [parameter]) as [Value];
  const inputs = (names: readonly string[], prefix: string, type = float32([])) =>
    Object.fromEntries(names.map((name) => [name, builder.input(`${prefix}/${name}`, type)]));
  const update = optimizer.update({
    parameter,
    gradient,
    slots: inputs(Object.keys(optimizer.slots), 'slot', PAIR),
    step: builder.input('step', float32([])),
    hyper: inputs(Object.keys(optimizer.hyper), 'hyper'),
  });
  const named = (prefix: string, values: Readonly<Record<string, Value>>) =>
    Object.entries(values).map(([name, value]) => [`${prefix}/${name}`, value] as const);
  const graph = finishGraph({
    parameter: update.parameter,
    ...Object.fromEntries(named('slot', update.slots)),
    loss: valueAt(update.parameter),
  });
  const atStart = finishGraph({ loss });
  const hyper = Object.fromEntries(
    Object.keys(optimizer.hyper).map((name) => [`hyper/${name}`, scalar(args[name] as number)]),
  );

  return {
    start(at) {
      const slots = Object.entries(optimizer.slots).map(([name, { initial }]) => [
        name,
        tensor([2], [initial, initial]),
      ]);
      const value = evaluateGraph(atStart, { parameter: tensor([2], [at.x, at.y]) }).loss?.data[0] as number;
      return { step: 0, at, value, slots: Object.fromEntries(slots), isLost: false };
    },
    step(runner) {
      if (runner.isLost) return runner;
      const step = runner.step + 1;
      const slots = Object.entries(runner.slots).map(([name, slot]) => [`slot/${name}`, slot] as const);
      const parameter = tensor([2], [runner.at.x, runner.at.y]);
      const result = evaluateGraph(graph, { parameter, step: scalar(step), ...hyper, ...Object.fromEntries(slots) });
      const [x = Number.NaN, y = Number.NaN] = result.parameter?.data ?? [];
      const value = result.loss?.data[0] as number;
      const isLost = !(Math.hypot(x, y) < FAR && Number.isFinite(value));
      const kept = Object.keys(runner.slots).map((name) => [name, result[`slot/${name}`] as Tensor]);
      return { step, at: { x, y }, value, slots: Object.fromEntries(kept), isLost };
    },
  };
}
