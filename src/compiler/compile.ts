import { gradientsOf } from '../autodiff/gradients.ts';
import { learnsByReward } from '../experiment/agent.ts';
import { PARTS, type Part } from '../experiment/experiment.ts';
import { dataOf, type ExperimentSpec } from '../experiment/index.ts';
import { sampleOf } from '../experiment/inputs.ts';
import { hasGenerator } from '../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../ir/graph.ts';
import { unitCount } from '../math/sample.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { add, div, reduceMean } from '../ops/index.ts';
import { buildAgentScores, buildTrainedAgent } from './agent.ts';
import type { Compiled, PerStepInput, StateTensor } from './compiled.ts';
import { costOfGraph, costOfLayers } from './cost.ts';
import { batchSize, outputShape, type PreparedData } from './data.ts';
import { buildGameScores, buildTrainedGame, comparedRows } from './game.ts';
import { buildOutputPicture, buildPicture } from './maps.ts';
import { activateOutput, buildNetwork, type Network } from './network.ts';
import { buildLoss, buildMetric, LOGITS, type Outputs, TARGET, targetTable } from './objective.ts';
import type { Noise, Parameter } from './parameter.ts';
import { bind } from './passes/bind.ts';
import { optimize } from './passes/index.ts';
import { joinBiases, readParts } from './passes/join-biases.ts';
import { packState } from './passes/pack-state.ts';
import { widenTables } from './passes/widen-tables.ts';
import { pictureGrid } from './picture.ts';
import { LOSS, playersOf } from './players.ts';
import { changeGradients, constrains, disturbInputs, penalize } from './regularize.ts';
import { buildUpdate, SCHEDULE, STEP } from './update.ts';
import { gradientsByName, variablesOf } from './variables.ts';

/**
 * Turns an experiment into the graphs that train and show it.
 *
 *   spec, data
 *     │  network    layers of the catalog → parameters, logits, prediction     network.ts
 *     │  objective  loss and metric of the catalog, penalties                  objective.ts, regularize.ts
 *     │  join       a bias becomes a row of its weight if that is faster       passes/join-biases.ts
 *     │  gradients  reverse pass over the loss of each player                  players.ts, autodiff/
 *     │  update     optimizer of the catalog, parameter by parameter           update.ts
 *     │  passes     the same step with fewer and cheaper nodes                 passes/
 *     ▼
 *   training, evaluation, picture, gradients: graphs without a trace of any runtime
 *     │  emission   one step → many steps a run, as ONNX                       onnx/program.ts
 *     ▼
 *   Program
 *
 * @param replicas how many copies will train side by side, which determines the cheaper form of a step
 */
export function compile(spec: ExperimentSpec, data: PreparedData, replicas = 1): Compiled {
  // An agent makes its own examples.
  const batch = learnsByReward(spec) ? 1 : batchSize(spec.batch, data.parts.train.count);
  const tables = trainingTables(spec, data);
  const { network, trained, noise, state, forward } = forwardOf(spec, data);
  const isTrained = (name: string) => trained.some((parameter) => parameter.name === name);
  // A column of ones in the examples costs nothing; elsewhere it pays only if a sum of many small matrices is
  // expensive.
  const pays = (x: Value) => replicas > 1 || (x.op === 'input' && inputName(x) in tables);
  const { graph, joined } = constrains(spec) ? { graph: forward, joined: [] } : joinBiases(forward, isTrained, pays);

  const players = playersOf(spec);
  const memory = Object.entries(graph.outputs).filter(([name]) => !players.some(({ loss }) => loss === name));
  const moves = players.map((player) => {
    const loss = graph.outputs[player.loss] as Value;
    const { builder } = loss;
    const variables = variablesOf(builder, trained.filter(player.trains), joined);
    builder.origin = 'backward';
    const gradients = changeGradients(
      spec,
      gradientsOf(
        loss,
        variables.map(({ value }) => value),
      ),
    );
    builder.origin = 'update';
    return { player, variables, gradients, update: buildUpdate(spec, player, builder, variables, gradients) };
  });
  const packs = moves.flatMap(({ update }) => update.packs);
  const outputs = Object.assign({}, ...moves.map(({ update }) => update.outputs), Object.fromEntries(memory));
  const packed = packState(finishGraph(outputs), packs, joined);
  const { graph: step, widened } = widenTables(optimize(packed), (name) => name in tables);

  const layers = network.layers.map(({ name, activation, type }) => ({
    name,
    activation,
    units: unitCount(type),
    type,
  }));
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  // Layers on sequences use their weights at every step, and hold more than their output.
  const cost = dataOf(spec).sequence
    ? costOfGraph(network.output.units, batch)
    : costOfLayers({ parameters: network.parameters, layers });
  const grid = pictureGrid(spec, data, cost.multiplications, units);
  const perStep: PerStepInput[] = [
    ...noise.map(({ distribution, ...input }) => ({ ...input, holds: distribution, differs: false })),
    { name: SCHEDULE, shape: [], holds: 'schedule', differs: false },
    { name: STEP, shape: [], holds: 'count', differs: false },
    ...players.flatMap(({ turn, count }) => [turn ?? [], count ?? []].flat()),
  ];
  return {
    replicas: 1,
    batch,
    parameters: network.parameters,
    state: [
      ...network.parameters.map(({ name, layer, shape }) => ({ name, layer, shape, initial: 0 })),
      ...network.memory.map(({ name, layer, shape, initial }) => ({ name, layer, shape, initial })),
      ...state,
      ...moves.flatMap(({ update }) => update.slots),
    ],
    layers,
    cost,
    grid,
    training: {
      step,
      state: Object.keys(step.outputs),
      packs,
      owners: Object.fromEntries(
        moves.flatMap(({ player: { id }, update }) =>
          Object.keys(update.outputs).flatMap((name) => (id ? [[name, id]] : [])),
        ),
      ),
      tables: widen(tables, widened),
      widened,
      rows: batch,
      replicas: 1,
      perStep: perStep.filter(({ name }) => step.inputs.some((input) => inputName(input) === name)),
    },
    picture: buildPicture(spec, data, grid),
    outputPicture: buildOutputPicture(spec, data, grid),
    evaluation: (parts) => evaluationOf(spec, data, parts),
    gradients: readParts(
      finishGraph(Object.assign({}, ...moves.map((move) => gradientsByName(move.variables, move.gradients)))),
      joined,
    ),
  };
}

/** The parameters of an experiment, without the rest of it. */
export function parametersOf(spec: ExperimentSpec, { features, outputs }: PreparedData): Compiled['parameters'] {
  const x = new GraphBuilder().input('x', float32([1, features.length]));
  return buildNetwork(spec, x, outputs).parameters;
}

/** The training pass up to the losses that are differentiated, including penalties. */
export interface Forward {
  readonly network: Network;
  readonly trained: readonly Parameter[];
  readonly noise: readonly Noise[];
  /** What is kept from step to step besides parameters and the memory of layers. */
  readonly state: readonly StateTensor[];
  /** The losses, and what is kept from step to step, by name. */
  readonly forward: Graph;
}

/** The training pass of an experiment. */
export function forwardOf(spec: ExperimentSpec, data: PreparedData): Forward {
  if (learnsByReward(spec)) return agentForward(spec, data);
  return buildForward(spec, data, trainingTables(spec, data), batchSize(spec.batch, data.parts.train.count));
}

/** What an agent experiences and learns from in one step. */
function agentForward(spec: ExperimentSpec, { features }: PreparedData): Forward {
  const x = new GraphBuilder().input('x', float32([1, features.length]));
  const { network, losses, memory, ...rest } = buildTrainedAgent(spec, x);
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const penalized = Object.entries(losses).map(([name, loss]) => [name, penalize(spec, loss, trained)] as const);
  return { ...rest, network, trained, forward: finishGraph({ ...Object.fromEntries(penalized), ...memory }) };
}

function buildForward(
  spec: ExperimentSpec,
  data: PreparedData,
  tables: Readonly<Record<string, Tensor>>,
  batch: number,
): Forward {
  const builder = new GraphBuilder();
  const rows = (name: string) => builder.input(name, float32([batch, tables[name]?.shape[1] as number]));
  const noise: Noise[] = [];
  // Noise would turn a token into another one, or into none.
  const x = sampleOf(spec).vocabulary === undefined ? disturbInputs(spec, rows('x'), noise) : rows('x');
  const network = buildNetwork(spec, x, data.outputs, { training: true });
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const random = (name: string, shape: Shape) => {
    noise.push({ name, shape, distribution: 'uniform' });
    return builder.input(name, float32(shape));
  };
  const losses: Readonly<Record<string, Value>> = hasGenerator(spec)
    ? buildTrainedGame(spec, network, x, data.outputs, random)
    : { [LOSS]: buildLoss(spec, data, network, rows(TARGET), { training: true }) };
  const penalized = playersOf(spec).map(({ loss, trains }): [string, Value] => {
    const own = network.terms.filter(trains).map(({ perExample }) => div(reduceMean(perExample), data.outputs));
    const whole = own.reduce((sum, term) => add(sum, term), losses[loss] as Value);
    return [loss, penalize(spec, whole, trained.filter(trains))];
  });
  const memory = network.memory.flatMap(({ name, next }): [string, Value][] => (next ? [[name, next]] : []));
  const forward = finishGraph(Object.fromEntries([...penalized, ...memory]));
  return { network, trained, noise: [...noise, ...network.noise], state: [], forward };
}

/** Adds a column of ones to the tables that are read with one. */
export function widen(
  tables: Readonly<Record<string, Tensor>>,
  widened: ReadonlySet<string>,
): Readonly<Record<string, Tensor>> {
  const withOnes = ({ shape, data }: Tensor) => {
    const [rows, columns] = shape as [number, number];
    const wide = new Float64Array(rows * (columns + 1)).fill(1);
    for (let row = 0; row < rows; row++) {
      wide.set(data.subarray(row * columns, (row + 1) * columns), row * (columns + 1));
    }
    return { shape: [rows, columns + 1], data: wide };
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, widened.has(name) ? withOnes(table) : table]),
  );
}

/** The training examples, by the names of their batches in the step. */
export function trainingTables(spec: ExperimentSpec, data: PreparedData): Record<string, Tensor> {
  const { train } = data.parts;
  if (learnsByReward(spec)) return {};
  return hasGenerator(spec) ? { x: train.x } : { x: train.x, [TARGET]: targetTable(spec, data, train) };
}

/** Parameters → loss and metric of each part that has examples. */
export function evaluationOf(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  return bind(buildEvaluation(spec, data, parts), evaluationTables(spec, data));
}

/** Parameters and the tables of `evaluationTables` → loss and metric of each part that has examples. */
export function buildEvaluation(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  const builder = new GraphBuilder();
  if (learnsByReward(spec)) return finishGraph(parts.includes('train') ? buildAgentScores(spec, builder) : {});
  const tables = evaluationTables(spec, data);
  const table = (name: string) => builder.input(name, float32((tables[name] as Tensor).shape));
  const outputs: Record<string, Value> = {};
  for (const part of parts) {
    if (data.parts[part].count === 0) continue;
    const x = table(`${part}/x`);
    Object.assign(
      outputs,
      hasGenerator(spec)
        ? buildGameScores(spec, data, part, x)
        : buildScores(spec, data, part, buildNetwork(spec, x, data.outputs), table),
    );
  }
  return finishGraph(outputs);
}

/** `<part>/logits`, in the shape of `outputShape` → the results of `buildEvaluation`. */
export function scoresOf(spec: ExperimentSpec, data: PreparedData, parts: readonly Part[]): Graph {
  const builder = new GraphBuilder();
  const tables = evaluationTables(spec, data);
  const table = (name: string) => builder.input(name, float32((tables[name] as Tensor).shape));
  const outputs: Record<string, Value> = {};
  for (const part of parts) {
    const { count } = data.parts[part];
    if (count === 0) continue;
    const logits = builder.input(`${part}/${LOGITS}`, float32(outputShape(data, count)));
    const output = { logits, units: activateOutput(spec, logits) };
    Object.assign(outputs, buildScores(spec, data, part, { output }, table));
  }
  return bind(finishGraph(outputs), tables);
}

function buildScores(
  spec: ExperimentSpec,
  data: PreparedData,
  part: Part,
  outputs: Outputs,
  table: (name: string) => Value,
): Record<string, Value> {
  return {
    [`${part}/loss`]: buildLoss(spec, data, outputs, table(`${part}/target`)),
    [`${part}/metric`]: buildMetric(spec, data, outputs, table(`${part}/y`)),
  };
}

/** The examples of every part, by their names as inputs of `buildEvaluation`. */
export function evaluationTables(spec: ExperimentSpec, data: PreparedData): Record<string, Tensor> {
  if (learnsByReward(spec)) return {};
  if (hasGenerator(spec)) {
    return Object.fromEntries(PARTS.map((part) => [`${part}/x`, comparedRows(data.parts[part].x)]));
  }
  return Object.fromEntries(
    PARTS.flatMap((part): [string, Tensor][] => [
      [`${part}/x`, data.parts[part].x],
      [`${part}/y`, data.parts[part].y],
      [`${part}/target`, targetTable(spec, data, data.parts[part])],
    ]),
  );
}
