import { gradientsOf } from '../autodiff/gradients.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { StepLoop } from '../onnx/program.ts';
import { add, transpose } from '../ops/index.ts';
import type { ExperimentSpec, Part } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';
import { batchSize, type PreparedData } from './data.ts';
import { buildNetwork, hyperValues, type Network, type Parameter } from './network.ts';
import { buildLoss, metricFor } from './objective.ts';
import { type Grid, gridInputs, pictureGrid } from './picture.ts';

/** A tensor that one step hands to the next: a parameter, what the optimizer remembers, the number of steps. */
export interface StateTensor {
  readonly name: string;
  readonly shape: Shape;
  /** What every element starts as; parameters are drawn by their initializer instead. */
  readonly initial: number;
}

/** An experiment as graphs. */
export interface Compiled {
  readonly parameters: readonly Omit<Parameter, 'value'>[];
  readonly state: readonly StateTensor[];
  /** Hidden layers, then `output`. */
  readonly layers: readonly { readonly name: string; readonly units: number; readonly activation: string }[];
  readonly grid: Grid;
  /** One training step, to be repeated as a provider likes it. */
  readonly training: Omit<StepLoop, 'unroll'>;
  /** Parameters → every unit on the grid, an output per layer: [units, size²]. */
  readonly picture: Graph;
  /** Parameters → `<part>/loss` and `<part>/metric`, for the parts asked for that have examples. */
  evaluation(parts: readonly Part[]): Graph;
  /** Parameters and a batch `x`, `y` → the gradient of every parameter. */
  readonly gradients: Graph;
}

/**
 * Turns an experiment into the graphs that train and show it.
 *
 *   spec, data
 *     │  network    layers of the catalog → parameters, logits, prediction     network.ts
 *     │  objective  loss and metric of the catalog                             objective.ts
 *     │  gradients  reverse pass over the loss                                 autodiff/
 *     │  update     optimizer of the catalog, parameter by parameter           here
 *     ▼
 *   training, evaluation, picture, gradients: graphs without a trace of any runtime
 *     │  emission   one step → many steps a run, as ONNX                       onnx/program.ts
 *     ▼
 *   Program
 */
export function compile(spec: ExperimentSpec, data: PreparedData): Compiled {
  const builder = new GraphBuilder();
  const batch = batchSize(spec.batch, data.parts.train.count);
  const x = builder.input('x', float32([batch, data.features.length]));
  const y = builder.input('y', float32([batch, data.outputs]));
  const network = buildNetwork(spec, x, data.outputs);
  const loss = buildLoss(spec, network, y);
  const gradients = gradientsOf(
    loss,
    network.parameters.map(({ value }) => value),
  );
  const { outputs, state } = buildUpdate(spec, builder, network, gradients);

  const layers = network.layers.map(({ name, activation, units }) => ({
    name,
    activation,
    units: units.type.shape.at(-1) as number,
  }));
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const grid = pictureGrid(spec, data, network.parameters, units);
  return {
    parameters: network.parameters.map(({ name, shape, fans }) => ({ name, shape, fans })),
    state,
    layers,
    grid,
    training: {
      step: finishGraph(outputs),
      state: state.map(({ name }) => name),
      tables: { x: data.parts.train.x, y: data.parts.train.y },
      batch,
    },
    picture: buildPicture(spec, data, grid),
    evaluation: (parts) => buildEvaluation(spec, data, parts),
    gradients: finishGraph(
      Object.fromEntries(network.parameters.map(({ name }, index) => [name, gradients[index] as Value])),
    ),
  };
}

/** The optimizer's step of every parameter; outputs carry the names of the state that they replace. */
function buildUpdate(spec: ExperimentSpec, builder: GraphBuilder, network: Network, gradients: readonly Value[]) {
  const optimizer = entryOf('optimizers', spec.optimizer.id);
  const hyper = hyperValues(builder, 'opt', optimizer.hyper, spec.optimizer);
  const step = add(builder.input('step', float32([])), 1);
  const outputs: Record<string, Value> = {};
  const state: StateTensor[] = [];

  network.parameters.forEach(({ name, shape, value }, index) => {
    const slotName = (slot: string) => `${name}/${slot}`;
    const slots = Object.keys(optimizer.slots).map((slot) => [slot, builder.input(slotName(slot), float32(shape))]);
    const update = optimizer.update({
      parameter: value,
      gradient: gradients[index] as Value,
      slots: Object.fromEntries(slots),
      step,
      hyper,
    });
    outputs[name] = update.parameter;
    state.push({ name, shape, initial: 0 });
    for (const [slot, { initial }] of Object.entries(optimizer.slots)) {
      outputs[slotName(slot)] = update.slots[slot] as Value;
      state.push({ name: slotName(slot), shape, initial });
    }
  });

  const countsSteps = finishGraph(outputs).inputs.some((input) => inputName(input) === 'step');
  if (countsSteps) {
    outputs.step = step;
    state.push({ name: 'step', shape: [], initial: 0 });
  }
  return { outputs, state };
}

function buildPicture(spec: ExperimentSpec, data: PreparedData, grid: Grid): Graph {
  const builder = new GraphBuilder();
  const inputs = gridInputs(grid, data);
  const { layers } = buildNetwork(spec, builder.constant(inputs.data, float32(inputs.shape)), data.outputs);
  return finishGraph(Object.fromEntries(layers.map(({ name, units }) => [name, transpose(units)])));
}

function buildEvaluation(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  const builder = new GraphBuilder();
  const { metric } = metricFor(data.task);
  const outputs: Record<string, Value> = {};
  for (const part of parts) {
    const { x, y, count } = data.parts[part];
    if (count === 0) continue;
    const network = buildNetwork(spec, builder.constant(x.data, float32(x.shape)), data.outputs);
    const target = builder.constant(y.data, float32(y.shape));
    outputs[`${part}/loss`] = buildLoss(spec, network, target);
    outputs[`${part}/metric`] = metric.build({ prediction: network.output.units, target });
  }
  return finishGraph(outputs);
}
