import { gradientsOf } from '../autodiff/gradients.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import type { StepLoop } from '../onnx/training.ts';
import { transpose } from '../ops/index.ts';
import type { Part } from '../spec/experiment.ts';
import type { ExperimentSpec } from '../spec/index.ts';
import { batchSize, type PreparedData } from './data.ts';
import { buildNetwork, type Noise, type Parameter } from './network.ts';
import { buildLoss, buildMetric, TARGET, targetTable } from './objective.ts';
import { optimize } from './passes/index.ts';
import { packState } from './passes/pack-state.ts';
import { type Grid, gridInputs, pictureGrid } from './picture.ts';
import { changeGradients, disturbInputs, penalize, softenTargets } from './regularize.ts';
import { buildUpdate, SCHEDULE, STEP } from './update.ts';

/** A tensor that a run is made of: a parameter, or what a layer or the optimizer remembers. */
export interface StateTensor {
  readonly name: string;
  readonly shape: Shape;
  /** What every element starts as, but for parameters that are drawn. */
  readonly initial: number;
}

/** What an input that is new for every step holds. */
export interface PerStepInput {
  readonly name: string;
  readonly shape: Shape;
  /** Random numbers, the schedule's factor on the learning rate, or the number of the step, 1 for the first. */
  readonly holds: Noise['distribution'] | 'schedule' | 'count';
}

/** An experiment as graphs. */
export interface Compiled {
  readonly parameters: readonly Omit<Parameter, 'value'>[];
  readonly state: readonly StateTensor[];
  /** Hidden layers, then `output`. */
  readonly layers: readonly { readonly name: string; readonly units: number; readonly activation: string | null }[];
  readonly grid: Grid;
  /** One training step, to be repeated as a provider likes it. */
  readonly training: Omit<StepLoop, 'unroll' | 'perStep'> & { readonly perStep: readonly PerStepInput[] };
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
 *     │  objective  loss and metric of the catalog, penalties                  objective.ts, regularize.ts
 *     │  gradients  reverse pass over the loss                                 autodiff/
 *     │  update     optimizer of the catalog, parameter by parameter           update.ts
 *     ▼
 *   training, evaluation, picture, gradients: graphs without a trace of any runtime
 *     │  emission   one step → many steps a run, as ONNX                       onnx/program.ts
 *     ▼
 *   Program
 */
export function compile(spec: ExperimentSpec, data: PreparedData): Compiled {
  const builder = new GraphBuilder();
  const { train } = data.parts;
  const batch = batchSize(spec.batch, train.count);
  const targets = targetTable(spec, train);
  const x = builder.input('x', float32([batch, data.features.length]));
  const y = builder.input(TARGET, float32([batch, targets.shape[1] as number]));

  const noise: Noise[] = [];
  const network = buildNetwork(spec, disturbInputs(spec, x, noise), data.outputs, true);
  const loss = buildLoss(spec, network, softenTargets(spec, y));
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const gradients = changeGradients(
    spec,
    gradientsOf(
      penalize(spec, loss, trained),
      trained.map(({ value }) => value),
    ),
  );
  const update = buildUpdate(spec, builder, trained, gradients);

  const layers = network.layers.map(({ name, activation, units }) => ({
    name,
    activation,
    units: units.type.shape.at(-1) as number,
  }));
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const grid = pictureGrid(spec, data, network.parameters, units);
  const memory = network.memory.flatMap(({ name, next }): [string, Value][] => (next ? [[name, next]] : []));
  const plain = finishGraph({ ...update.outputs, ...Object.fromEntries(memory) });
  const step = optimize(packState(plain, update.packs));
  const perStep: PerStepInput[] = [
    ...[...noise, ...network.noise].map(({ name, shape, distribution }) => ({ name, shape, holds: distribution })),
    { name: SCHEDULE, shape: [], holds: 'schedule' },
    { name: STEP, shape: [], holds: 'count' },
  ];
  return {
    parameters: network.parameters,
    state: [
      ...network.parameters.map(({ name, shape, start }) => ({
        name,
        shape,
        initial: 'value' in start ? start.value : 0,
      })),
      ...network.memory.map(({ name, shape, initial }) => ({ name, shape, initial })),
      ...update.slots,
    ],
    layers,
    grid,
    training: {
      step,
      state: Object.keys(step.outputs),
      packs: update.packs,
      tables: { x: train.x, [TARGET]: targets },
      batch,
      perStep: perStep.filter(({ name }) => step.inputs.some((input) => inputName(input) === name)),
    },
    picture: buildPicture(spec, data, grid),
    evaluation: (parts) => buildEvaluation(spec, data, parts),
    gradients: finishGraph(Object.fromEntries(trained.map(({ name }, index) => [name, gradients[index] as Value]))),
  };
}

function buildPicture(spec: ExperimentSpec, data: PreparedData, grid: Grid): Graph {
  const builder = new GraphBuilder();
  const inputs = gridInputs(grid, data);
  const { layers } = buildNetwork(spec, builder.constant(inputs.data, float32(inputs.shape)), data.outputs);
  return finishGraph(Object.fromEntries(layers.map(({ name, units }) => [name, transpose(units)])));
}

function buildEvaluation(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  const builder = new GraphBuilder();
  const table = ({ data: values, shape }: Tensor) => builder.constant(values, float32(shape));
  const outputs: Record<string, Value> = {};
  for (const part of parts) {
    const examples = data.parts[part];
    if (examples.count === 0) continue;
    const network = buildNetwork(spec, table(examples.x), data.outputs);
    outputs[`${part}/loss`] = buildLoss(spec, network, table(targetTable(spec, examples)));
    outputs[`${part}/metric`] = buildMetric(spec, data.task, network, table(examples.y));
  }
  return finishGraph(outputs);
}
