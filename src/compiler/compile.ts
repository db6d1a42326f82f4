import { learnsByReward } from '../experiment/agent.ts';
import { PARTS, type Part } from '../experiment/experiment.ts';
import { dataOf, type ExperimentSpec } from '../experiment/index.ts';
import { hasGenerator } from '../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../ir/graph.ts';
import { unitCount } from '../math/sample.ts';
import type { Tensor } from '../math/tensor.ts';
import { buildAgentScores } from './agent.ts';
import type { Compiled, PerStepInput } from './compiled.ts';
import { costOfGraph, costOfLayers } from './cost.ts';
import { outputShape, type PreparedData } from './data.ts';
import { batchOf, buildForward, trainingTables } from './forward.ts';
import { buildGameScores, comparedRows } from './game.ts';
import { buildOutputPicture, buildPicture } from './maps.ts';
import { buildMoves, memoryOf } from './moves.ts';
import { activateOutput, buildNetwork } from './network.ts';
import { buildLoss, buildMetric, LOGITS, type Outputs, targetTable } from './objective.ts';
import { bind } from './passes/bind.ts';
import { optimize } from './passes/index.ts';
import { joinBiases, readParts } from './passes/join-biases.ts';
import { packState } from './passes/pack-state.ts';
import { widenTables } from './passes/widen-tables.ts';
import { pictureGrid } from './picture.ts';
import { playersOf } from './players.ts';
import { constrains } from './regularize.ts';
import { SCHEDULE, STEP } from './update.ts';
import { gradientsByName } from './variables.ts';

/**
 * Turns an experiment into the graphs that train and show it.
 *
 *   spec, data
 *     │  network    layers of the catalog → parameters, logits, prediction     network.ts, forward.ts
 *     │  objective  loss and metric of the catalog, penalties                  objective.ts, regularize.ts
 *     │  join       a bias becomes a row of its weight if that is faster       passes/join-biases.ts
 *     │  gradients  reverse pass over the loss of each player                  moves.ts, autodiff/
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
  const batch = batchOf(spec, data);
  const tables = trainingTables(spec, data);
  const { network, trained, noise, state, forward } = buildForward(spec, data, batch);
  const isTrained = (name: string) => trained.some((parameter) => parameter.name === name);
  // A column of ones in the examples costs nothing; elsewhere it pays only if a sum of many small matrices is
  // expensive.
  const pays = (x: Value) => replicas > 1 || (x.op === 'input' && inputName(x) in tables);
  const { graph, joined } = constrains(spec) ? { graph: forward, joined: [] } : joinBiases(forward, isTrained, pays);

  const memory = memoryOf(spec, graph);
  const moves = buildMoves(spec, graph, trained, joined);
  const packs = moves.flatMap(({ update }) => update.packs);
  const outputs = Object.assign({}, ...moves.map(({ update }) => update.outputs), memory);
  const packed = packState(finishGraph(outputs), packs, joined);
  const { graph: step, widened } = widenTables(optimize(packed, replicas), (name) => name in tables);

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
    ...playersOf(spec).flatMap(({ turn, count }) => [turn ?? [], count ?? []].flat()),
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
