/** An agent in a graph: its networks, what it experiences in its worlds, and its loss. */

import type { NetworkRole } from '../catalog/methods/definition.ts';
import type { Apply } from '../catalog/methods/learning/definition.ts';
import { metricFor } from '../catalog/metrics/live.ts';
import { rolesOf } from '../experiment/agent.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import { dividerOf } from '../experiment/two-networks.ts';
import { actionCount } from '../experiment/world.ts';
import { finishGraph, float32, type Graph, GraphBuilder, type Value } from '../ir/graph.ts';
import { randomStream } from '../math/random.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import { constant, minimum, piece, reduceMax, reshape } from '../ops/index.ts';
import type { StateTensor } from './compiled.ts';
import { buildNetwork, type Network } from './network.ts';
import type { Noise, Parameter } from './parameter.ts';
import { LOSS } from './players.ts';
import { learnerOf, liveLearning, liveWorld, presentLayout, worldOf } from './rollout/context.ts';
import { firstWorlds } from './rollout/first-worlds.ts';
import { follow } from './rollout/follow.ts';
import { type Play, roll } from './rollout/roll.ts';
import { buildRollout, LATEST, memoryShapes, NOISE, noiseShape, type Rollout, WORLDS } from './rollout/rollout.ts';

/** The prefix of the parameters of a copy that follows a network slowly. */
const SLOW = 'slow/';

/** What acts where: the worlds of an experiment in a graph, with inputs for what may change while the agent learns. */
function playIn(builder: GraphBuilder, spec: ExperimentSpec): Play {
  const { data, method, worlds, moves } = spec;
  const environment = worldOf(spec);
  const definition = learnerOf(spec);
  return {
    environment,
    method: definition,
    worlds,
    steps: moves,
    world: liveWorld(builder, environment, data.args),
    learning: liveLearning(builder, definition, method.args),
  };
}

/** A pass of the networks over observations, [n, …]. */
function pass(spec: ExperimentSpec, observations: Value, names?: (name: string) => string): Network {
  return buildNetwork(spec, observations, actionCount(spec), names ? { names } : {});
}

/** The scores of the actions by a policy: its output before softmax. */
function scoresOf({ layers }: ExperimentSpec, network: Network): Value {
  return network.layers[dividerOf(layers) ?? layers.length]?.logits as Value;
}

/** The networks of an experiment by their roles. @param passes collects each pass of those that learn */
function networksOf(spec: ExperimentSpec, passes: Network[]): Readonly<Record<NetworkRole, Apply>> {
  const learning = (observations: Value) => {
    const network = pass(spec, observations);
    passes.push(network);
    return network;
  };
  return {
    policy: (observations) => scoresOf(spec, learning(observations)),
    value: (observations) => learning(observations).output.units,
    action_values: (observations) => learning(observations).output.units,
    slow_action_values: (observations) => pass(spec, observations, (name) => SLOW + name).output.units,
  };
}

/** The networks that the method of an experiment uses. @param passes see `networksOf` */
function usedNetworks(spec: ExperimentSpec, passes: Network[] = []): Partial<Record<NetworkRole, Apply>> {
  const all = networksOf(spec, passes);
  return Object.fromEntries(rolesOf(spec.method).map((role) => [role, all[role]]));
}

/** What training needs of an agent. */
export interface TrainedAgent {
  /** A pass of its networks, for their parameters. */
  readonly network: Network;
  /** Its passes over what it observes, while it acts and while it learns. */
  readonly passes: readonly Network[];
  readonly losses: Readonly<Record<typeof LOSS, Value>>;
  /** What it keeps from step to step besides its parameters, by name. */
  readonly memory: Readonly<Record<string, Value>>;
  readonly state: readonly StateTensor[];
  readonly noise: readonly Noise[];
}

/** @param x one observation, [1, features] */
export function buildTrainedAgent(spec: ExperimentSpec, x: Value): TrainedAgent {
  const { builder } = x;
  const network = pass(spec, x);
  const play = playIn(builder, spec);
  const passes: Network[] = [];
  const { loss, memory } = buildRollout(builder, play, usedNetworks(spec, passes));
  const slow = slowCopies(spec, network);
  return {
    network,
    passes,
    losses: { [LOSS]: loss },
    memory: { ...memory, ...Object.fromEntries(slow.map(({ name, next }) => [name, next])) },
    state: [
      ...Object.entries(memoryShapes(play)).map(([name, shape]) => memoryTensor(spec, name, shape)),
      ...slow.map(({ name, of: { shape, layer } }) => ({ name, layer, shape, initial: 0 })),
    ],
    noise: [{ name: NOISE, shape: noiseShape(play), distribution: 'uniform' }],
  };
}

/** Worlds belong to no layer; they are listed with the output. */
function memoryTensor({ layers }: ExperimentSpec, name: string, shape: Shape): StateTensor {
  return { name, layer: layers.length, shape, initial: 0 };
}

interface SlowCopy {
  readonly name: string;
  readonly of: Parameter;
  readonly next: Value;
}

/** The copies of the parameters that follow them slowly, if the method has a network of them. */
function slowCopies(spec: ExperimentSpec, { parameters }: Network): readonly SlowCopy[] {
  if (!rolesOf(spec.method).includes('slow_action_values')) return [];
  return parameters.map((parameter) => {
    const { builder } = parameter.value;
    const name = SLOW + parameter.name;
    const copy = builder.input(name, float32(parameter.shape));
    return {
      name,
      of: parameter,
      next: follow(copy, parameter.value, constant(builder, spec.method.args.follow ?? 1)),
    };
  });
}

/** The worlds at the beginning of their first episodes, and slow copies equal to what they follow. */
export function firstMemory(
  spec: ExperimentSpec,
  state: readonly StateTensor[],
  parameters: ReadonlyMap<string, Float32Array>,
): ReadonlyMap<string, Float32Array> {
  const environment = worldOf(spec);
  const random = randomStream(spec.seed, WORLDS);
  const worlds = firstWorlds(environment, spec.data.args, presentLayout(spec), spec.worlds, random);
  const copies = state.flatMap(({ name }): [string, Float32Array][] => {
    const of = name.startsWith(SLOW) ? parameters.get(name.slice(SLOW.length)) : undefined;
    return of ? [[name, of.slice()]] : [];
  });
  return new Map([[WORLDS, Float32Array.from(worlds.data)], ...copies]);
}

/**
 * The loss of a rollout from the present worlds, with the same chance at every step, and the mean return of the last
 * episodes, as scores of the training part.
 */
export function buildAgentScores(spec: ExperimentSpec, builder: GraphBuilder): Readonly<Record<string, Value>> {
  const play = playIn(builder, spec);
  const { loss, parts } = fixedRollout(builder, play, spec);
  const latest = builder.input(LATEST, float32(memoryShapes(play)[LATEST] as Shape));
  const row = (index: number) => reshape(piece(latest, [1, 1], index, 0), [spec.worlds, 1]);
  return {
    'train/loss': loss,
    'train/metric': metricFor({ task: 'reinforcement', answer: 'action', predicts: 'whole' }).metric.build({
      prediction: row(0),
      // 1 for each world with an episode that is over.
      target: minimum(row(1), 1),
      scored: null,
      steps: 1,
    }),
    ...(parts.entropy && { 'train/entropy': parts.entropy }),
    ...(parts.value && { 'train/valueLoss': parts.value }),
  };
}

function fixedRollout(builder: GraphBuilder, play: Play, spec: ExperimentSpec): Rollout {
  const shape = noiseShape(play);
  const random = randomStream(0, NOISE);
  const noise = builder.constant(
    Float64Array.from({ length: sizeOf(shape) }, () => random.uniform()),
    float32(shape),
  );
  return buildRollout(builder, play, usedNetworks(spec), noise);
}

/** The inputs and results of `buildMoves`. */
export const MOVES = {
  state: 'moves/state',
  noise: 'moves/noise',
  states: 'states',
  observations: 'observations',
  observationsAfter: 'observations_after',
  probabilities: 'probabilities',
  actionValues: 'action_values',
  values: 'values',
  valuesAfter: 'values_after',
  actions: 'actions',
  rewards: 'rewards',
  over: 'over',
  ended: 'ended',
  nextStates: 'next_states',
} as const;

/**
 * Parameters, the state of one world, [1, state], and noise, `movesNoise` → some moves in it: the states before and after
 * each with what is observed of them, the probabilities of the actions, what the networks estimate of actions and states, the actions, the rewards, and
 * whether the episode was over after the move and ended by the rules of the world. After that, a new episode begins.
 */
export function buildMoves(spec: ExperimentSpec, moves: number): Graph {
  const builder = new GraphBuilder();
  const play = { ...playIn(builder, spec), worlds: 1, steps: moves };
  const { environment, method, world, learning } = play;
  const networks = networksOf(spec, []);
  const acts = networks[method.acts];
  const state = builder.input(MOVES.state, float32([1, environment.state(world.args).length]));
  const noise = builder.input(MOVES.noise, float32(noiseShape(play)));
  const rolled = roll(play, state, noise, acts);
  const scores = acts(rolled.observations);
  const values: Apply | null = rolesOf(spec.method).includes('value')
    ? networks.value
    : method.acts === 'action_values'
      ? (observations) => reduceMax(networks.action_values(observations), [-1], { keepDims: true })
      : null;
  return finishGraph({
    [MOVES.states]: rolled.states,
    [MOVES.observations]: rolled.observations,
    [MOVES.observationsAfter]: rolled.next,
    [MOVES.nextStates]: rolled.nextStates,
    [MOVES.probabilities]: method.probabilities(scores, learning),
    ...(method.acts === 'action_values' && { [MOVES.actionValues]: scores }),
    ...(values && {
      [MOVES.values]: values(rolled.observations),
      [MOVES.valuesAfter]: values(rolled.next),
    }),
    [MOVES.actions]: rolled.actions,
    [MOVES.rewards]: rolled.rewards,
    [MOVES.over]: rolled.over,
    [MOVES.ended]: rolled.ended,
  });
}

/** The shape of the noise of some moves in one world. */
export function movesNoise(spec: ExperimentSpec, moves: number): Shape {
  const play = { ...playIn(new GraphBuilder(), spec), worlds: 1, steps: moves };
  return noiseShape(play);
}
