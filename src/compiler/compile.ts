import { gradientsOf } from '../autodiff/gradients.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import type { StepLoop } from '../onnx/training.ts';
import { transpose } from '../ops/index.ts';
import { PARTS, type Part } from '../spec/experiment.ts';
import type { ExperimentSpec } from '../spec/index.ts';
import { batchSize, type PreparedData } from './data.ts';
import { buildNetwork, type Noise, type Parameter } from './network.ts';
import { buildLoss, buildMetric, TARGET, targetTable } from './objective.ts';
import { bind } from './passes/bind.ts';
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
  /** Whether it has a value for each replica, [replicas, …shape]. */
  readonly differs: boolean;
}

/** An experiment as graphs. Shapes are those of one replica, but for those inside of `training` and `evaluation`. */
export interface Compiled {
  /** Copies that train side by side; their state has a leading axis where there is more than one. */
  readonly replicas: number;
  readonly parameters: readonly Omit<Parameter, 'value'>[];
  readonly state: readonly StateTensor[];
  /** Examples that a replica sees in one step. */
  readonly batch: number;
  /** Hidden layers, then `output`. */
  readonly layers: readonly { readonly name: string; readonly units: number; readonly activation: string | null }[];
  readonly grid: Grid;
  /** One training step, to be repeated as a provider likes it. */
  readonly training: Omit<StepLoop, 'unroll' | 'perStep'> & { readonly perStep: readonly PerStepInput[] };
  /** Parameters → every unit on the grid, an output per layer: [units, size²]. */
  readonly picture: Graph;
  /** Parameters → `<part>/loss` and `<part>/metric`, a number for each replica, for the parts that have examples. */
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
  const batch = batchSize(spec.batch, data.parts.train.count);
  const tables = trainingTables(spec, data);
  const rows = (name: string) => builder.input(name, float32([batch, tables[name]?.shape[1] as number]));
  const x = rows('x');
  const y = rows(TARGET);

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
    ...[...noise, ...network.noise].map(({ distribution, ...input }) => ({
      ...input,
      holds: distribution,
      differs: false,
    })),
    { name: SCHEDULE, shape: [], holds: 'schedule', differs: false },
    { name: STEP, shape: [], holds: 'count', differs: false },
  ];
  return {
    replicas: 1,
    batch,
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
      tables,
      rows: batch,
      perStep: perStep.filter(({ name }) => step.inputs.some((input) => inputName(input) === name)),
    },
    picture: buildPicture(spec, data, grid),
    evaluation: (parts) => bind(buildEvaluation(spec, data, parts), evaluationTables(spec, data)),
    gradients: finishGraph(Object.fromEntries(trained.map(({ name }, index) => [name, gradients[index] as Value]))),
  };
}

function buildPicture(spec: ExperimentSpec, data: PreparedData, grid: Grid): Graph {
  const builder = new GraphBuilder();
  const inputs = gridInputs(grid, data);
  const { layers } = buildNetwork(spec, builder.constant(inputs.data, float32(inputs.shape)), data.outputs);
  return finishGraph(Object.fromEntries(layers.map(({ name, units }) => [name, transpose(units)])));
}

/** The training examples, by the names that a batch of them has in the step. */
export function trainingTables(spec: ExperimentSpec, data: PreparedData): Record<string, Tensor> {
  const { train } = data.parts;
  return { x: train.x, [TARGET]: targetTable(spec, train) };
}

/** Parameters and the tables of `evaluationTables` → loss and metric of each part that has examples. */
export function buildEvaluation(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  const builder = new GraphBuilder();
  const tables = evaluationTables(spec, data);
  const table = (name: string) => builder.input(name, float32((tables[name] as Tensor).shape));
  const outputs: Record<string, Value> = {};
  for (const part of parts) {
    if (data.parts[part].count === 0) continue;
    const network = buildNetwork(spec, table(`${part}/x`), data.outputs);
    outputs[`${part}/loss`] = buildLoss(spec, network, table(`${part}/target`));
    outputs[`${part}/metric`] = buildMetric(spec, data.task, network, table(`${part}/y`));
  }
  return finishGraph(outputs);
}

/** The examples of every part, by the names that they have as inputs of `buildEvaluation`. */
export function evaluationTables(spec: ExperimentSpec, data: PreparedData): Record<string, Tensor> {
  return Object.fromEntries(
    PARTS.flatMap((part): [string, Tensor][] => [
      [`${part}/x`, data.parts[part].x],
      [`${part}/y`, data.parts[part].y],
      [`${part}/target`, targetTable(spec, data.parts[part])],
    ]),
  );
}
