/** Experiments that differ only in numbers, side by side in one graph. */

import { type ExperimentSpec, entryOf, liveValues, variants } from '../experiment/index.ts';
import type { ReadAsset } from '../experiment/rows.ts';
import { inputName } from '../ir/graph.ts';
import type { Shape } from '../math/shape.ts';
import { concatenate, type Tensor, tensor } from '../math/tensor.ts';
import type { Pack } from '../onnx/training.ts';
import { buildEvaluation, compile, evaluationTables, parametersOf, widen } from './compile.ts';
import type { Compiled, PerStepInput, State } from './compiled.ts';
import { type PreparedData, prepareData } from './data.ts';
import { trainingTables } from './forward.ts';
import { initialState } from './initial.ts';
import { bind } from './passes/bind.ts';
import { replicate } from './passes/replicate.ts';
import { liveTables } from './rollout/context.ts';

/** One of the experiments, with its data. */
export interface Member {
  readonly spec: ExperimentSpec;
  readonly data: PreparedData;
}

/** The experiments of the replicas of `spec`, with their data, which are prepared once for the same seed and fold. */
export async function prepareMembers(spec: ExperimentSpec, readAsset: ReadAsset): Promise<Member[]> {
  const assets = new Map<string, Promise<string>>();
  const readOnce: ReadAsset = (path, bytes) => {
    const asset = assets.get(path) ?? readAsset(path, bytes);
    assets.set(path, asset);
    return asset;
  };
  const known = new Map<string, PreparedData>();
  const members: Member[] = [];
  for (const variant of variants(spec)) {
    const key = `${variant.seed} ${variant.fold?.index}`;
    const data = known.get(key) ?? (await prepareData(variant, readOnce));
    known.set(key, data);
    members.push({ spec: variant, data });
  }
  return members;
}

type Tables = Readonly<Record<string, Tensor>>;

/**
 * Compiles the members as one: a step makes a step of each member, the same that it would make alone.
 * @param members experiments that differ in seed, fold, live numbers or initializer; members with the same data share
 *   the object
 */
export function compileMembers(members: readonly Member[]): Compiled {
  const [first] = members as [Member, ...Member[]];
  const replicas = members.length;
  const single = compile(first.spec, first.data, replicas);
  if (replicas === 1) return single;
  const { training } = single;
  const ownData = members.some(({ data }) => data !== first.data);
  const swept = new Set(sweptInputs(members));
  const ownSchedule = entryOf('schedules', first.spec.schedule.id).watch !== undefined || [...swept].some(isOfSchedule);
  const perStep = training.perStep.map((input) => ({ ...input, differs: differsIn(input, ownData, ownSchedule) }));
  const tables = members.map(({ spec, data }) => evaluationTables(spec, data));
  const [firstTables] = tables as [Tables, ...Tables[]];
  const different = new Set([
    ...training.state,
    ...single.state.map(({ name }) => name),
    ...swept,
    ...differentTables(members),
    ...(ownData ? [...Object.keys(training.tables), ...Object.keys(firstTables)] : []),
    ...perStep.flatMap(({ name, differs }) => (differs ? [name] : [])),
  ]);
  const differs = (name: string) => different.has(name);
  return {
    ...single,
    replicas,
    training: {
      ...training,
      step: replicate(training.step, replicas, differs),
      packs: training.packs.map((pack) => replicatePack(pack, replicas)),
      tables: ownData ? rowsOfAll(members, training.widened) : training.tables,
      replicas,
      rows: ownData ? replicas * training.rows : training.rows,
      perStep,
    },
    evaluation: (parts) => {
      const graph = replicate(buildEvaluation(first.spec, first.data, parts), replicas, differs);
      return bind(graph, ownData ? stackTables(tables, graph.inputs.map(inputName)) : firstTables);
    },
  };
}

/** Live inputs whose value differs between members. */
function sweptInputs(members: readonly Member[]): string[] {
  const all = members.map(({ spec }) => liveValues(spec));
  const [first] = all;
  return Object.keys(first ?? {}).filter((name) => all.some((values) => values[name] !== first?.[name]));
}

/** The tables of their worlds that differ between members, because they are drawn from the seed. */
function differentTables(members: readonly Member[]): string[] {
  const all = members.map(({ spec }) => liveTables(spec));
  const [first] = all;
  return Object.keys(first ?? {}).filter((name) =>
    all.some((tables) => `${tables[name]?.data}` !== `${first?.[name]?.data}`),
  );
}

/** The state that all members start from. */
export function initialStates(members: readonly Member[], compiled: Compiled): State {
  const states = members.map(({ spec, data }, index) => {
    // The members may differ in their initializers.
    const parameters = index === 0 ? compiled.parameters : parametersOf(spec, data);
    return initialState(spec, { state: compiled.state, parameters });
  });
  return stackStates(states);
}

/** Combines the states of single experiments into one state. */
export function stackStates(states: readonly State[]): State {
  const [first] = states;
  if (states.length === 1 && first) return first;
  return new Map([...(first ?? [])].map(([name]) => [name, concatenate(states.map((state) => state.get(name) ?? []))]));
}

/** One member's part of the state of all. */
export function stateOfMember(state: State, index: number, replicas: number): State {
  if (replicas === 1) return state;
  return new Map(
    [...state].map(([name, values]) => {
      const length = values.length / replicas;
      return [name, values.slice(index * length, (index + 1) * length)];
    }),
  );
}

/** The shape of a tensor with a value for each replica. */
export function replicatedShape(shape: Shape, replicas: number): Shape {
  return replicas === 1 ? shape : [replicas, ...shape];
}

function isOfSchedule(name: string): boolean {
  return name.startsWith('schedule/');
}

function differsIn({ holds }: PerStepInput, ownData: boolean, ownSchedule: boolean): boolean {
  switch (holds) {
    case 'count':
    case 'generatorCount':
    case 'discriminator':
    case 'generator':
      return false;
    case 'schedule':
      return ownSchedule;
    default:
      // Both data and noise are drawn from the seed.
      return ownData;
  }
}

function replicatePack({ name, shape, members }: Pack, replicas: number): Pack {
  return {
    name,
    shape: replicatedShape(shape, replicas),
    members: members.map((member) => ({ ...member, shape: replicatedShape(member.shape, replicas) })),
  };
}

/** The training tables of all members, stacked by rows. */
function rowsOfAll(members: readonly Member[], widened: ReadonlySet<string>): Tables {
  const below = (tables: readonly Tensor[]) => {
    const [first] = tables as [Tensor];
    const [rows, columns] = first.shape as [number, number];
    return tensor([tables.length * rows, columns], concatenate(tables.map(({ data }) => data)));
  };
  const all = members.map(({ spec, data }) => widen(trainingTables(spec, data), widened));
  const names = Object.keys(all[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, below(all.map((tables) => tables[name] as Tensor))]));
}

function stackTables(all: readonly Tables[], names: readonly string[]) {
  const stack = (tables: readonly Tensor[]) =>
    tensor([tables.length, ...(tables[0]?.shape ?? [])], concatenate(tables.map(({ data }) => data)));
  const known = names.filter((name) => name in (all[0] ?? {}));
  return Object.fromEntries(known.map((name) => [name, stack(all.map((tables) => tables[name] as Tensor))]));
}
