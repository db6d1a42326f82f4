import { learnsByReward } from '../experiment/agent.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import { sampleOf } from '../experiment/inputs.ts';
import { hasGenerator } from '../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import { add, div, reduceMean } from '../ops/index.ts';
import { buildTrainedAgent } from './agent.ts';
import type { StateTensor } from './compiled.ts';
import { batchSize, type PreparedData } from './data.ts';
import { buildTrainedGame } from './game.ts';
import { buildNetwork, type Network, type Shown } from './network.ts';
import { buildLoss, TARGET, targetTable } from './objective.ts';
import type { Noise, Parameter } from './parameter.ts';
import { LOSS, playersOf } from './players.ts';
import { disturbInputs, penalize } from './regularize.ts';

/** The training pass of an experiment up to the losses that are differentiated, including penalties. */
export interface Forward {
  readonly network: Network;
  /** Its passes over examples or, for an agent, over what it observes while it acts and while it learns. */
  readonly passes: readonly Network[];
  readonly trained: readonly Parameter[];
  readonly noise: readonly Noise[];
  /** What is kept from step to step besides parameters and the memory of layers. */
  readonly state: readonly StateTensor[];
  /** The losses, and what is kept from step to step, by name. */
  readonly forward: Graph;
}

/** The number of examples that a step reads. An agent makes its own. */
export function batchOf(spec: ExperimentSpec, { parts }: PreparedData): number {
  return learnsByReward(spec) ? 1 : batchSize(spec.batch, parts.train.count);
}

/**
 * Builds the training pass of an experiment up to its losses.
 * @param batch the number of examples
 * @param shown collects what layers show of their inside; the networks of agents show nothing
 */
export function buildForward(spec: ExperimentSpec, data: PreparedData, batch: number, shown?: Shown): Forward {
  return learnsByReward(spec) ? agentForward(spec, data) : forwardOfExamples(spec, data, batch, shown);
}

/** What an agent experiences and learns from in one step. */
function agentForward(spec: ExperimentSpec, { features }: PreparedData): Forward {
  const x = new GraphBuilder().input('x', float32([1, features.length]));
  const { network, losses, memory, ...rest } = buildTrainedAgent(spec, x);
  const trained = network.parameters.filter(({ frozen }) => !frozen);
  const penalized = Object.entries(losses).map(([name, loss]) => [name, penalize(spec, loss, trained)] as const);
  return { ...rest, network, trained, forward: finishGraph({ ...Object.fromEntries(penalized), ...memory }) };
}

function forwardOfExamples(spec: ExperimentSpec, data: PreparedData, batch: number, shown?: Shown): Forward {
  const builder = new GraphBuilder();
  const tables = trainingTables(spec, data);
  const rows = (name: string) => builder.input(name, float32([batch, tables[name]?.shape[1] as number]));
  const noise: Noise[] = [];
  // Noise would turn a token into another one, or into none.
  const x = sampleOf(spec).vocabulary === undefined ? disturbInputs(spec, rows('x'), noise) : rows('x');
  const network = buildNetwork(spec, x, data.outputs, { training: true, ...(shown && { shown }) });
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
  return { network, passes: [network], trained, noise: [...noise, ...network.noise], state: [], forward };
}

/** The training examples, by the names of their batches in the step. */
export function trainingTables(spec: ExperimentSpec, data: PreparedData): Record<string, Tensor> {
  const { train } = data.parts;
  if (learnsByReward(spec)) return {};
  return hasGenerator(spec) ? { x: train.x } : { x: train.x, [TARGET]: targetTable(spec, data, train) };
}
