import type { Entry } from '../../catalog/entry.ts';
import type { EnvironmentDef } from '../../catalog/environments/definition.ts';
import type { EnvironmentContext, WorldDef } from '../../catalog/environments/dynamics/definition.ts';
import { worlds } from '../../catalog/environments/dynamics/index.ts';
import type { LearnerDef, MethodContext } from '../../catalog/methods/learning/definition.ts';
import { learners } from '../../catalog/methods/learning/index.ts';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { layoutOf } from '../../experiment/world.ts';
import { float32, type GraphBuilder } from '../../ir/graph.ts';
import { randomStream } from '../../math/random.ts';
import { type Tensor, tensor } from '../../math/tensor.ts';
import { constant } from '../../ops/index.ts';
import { hyperValues } from '../hyper-values.ts';

type Args = Readonly<Record<string, number>>;

/** The environment of an experiment, with what happens in it. @throws Error if there is none */
export function worldOf({ data }: Pick<ExperimentSpec, 'data'>): WorldDef {
  if (!Object.hasOwn(worlds, data.id)) throw new Error(`"${data.id}" is no environment`);
  return worlds[data.id as keyof typeof worlds];
}

/** The method of an experiment, with how an agent learns by it. */
export function learnerOf({ method }: Pick<ExperimentSpec, 'method'>): LearnerDef {
  return learners[method.id as keyof typeof learners];
}

/** The name of the input with a table of the layout. */
export function tableName(table: string): string {
  return `world/${table}`;
}

/** The initial tables of an environment, by their names. Random ones depend only on the seed. */
export function firstLayout(environment: EnvironmentDef, args: Args, seed: number): Readonly<Record<string, Tensor>> {
  const tables = environment.layout?.(args, randomStream(seed, 'layout')) ?? {};
  return Object.fromEntries(Object.entries(tables).map(([name, { shape, initial }]) => [name, tensor(shape, initial)]));
}

/** The present tables of the environment of an experiment, by their names. */
export function presentLayout(spec: ExperimentSpec): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(
    Object.entries(layoutOf(spec)).map(([name, { shape, values }]) => [name, tensor(shape, values)]),
  );
}

/** The same, by the names of their inputs. */
export function liveTables(spec: ExperimentSpec): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(Object.entries(presentLayout(spec)).map(([name, table]) => [tableName(name), table]));
}

/** An environment in a graph, with its live hyperparameters and its tables as inputs. */
export function liveWorld(builder: GraphBuilder, environment: EnvironmentDef, args: Args): EnvironmentContext {
  // The shapes do not depend on the seed.
  const tables = Object.entries(firstLayout(environment, args, 0));
  return {
    args,
    hyper: hyperValues(builder, 'world', environment.hyper, { args }),
    layout: Object.fromEntries(
      tables.map(([name, { shape }]) => [name, builder.input(tableName(name), float32(shape))]),
    ),
  };
}

/** An environment in a graph, with constants in place of inputs. */
export function constantWorld(
  builder: GraphBuilder,
  environment: EnvironmentDef,
  args: Args,
  layout: Readonly<Record<string, Tensor>>,
): EnvironmentContext {
  return {
    args,
    hyper: constants(builder, environment, args),
    layout: Object.fromEntries(
      Object.entries(layout).map(([name, { shape, data }]) => [name, builder.constant(data, float32(shape))]),
    ),
  };
}

/** A method in a graph, with its live hyperparameters as inputs. */
export function liveLearning(builder: GraphBuilder, method: LearnerDef, args: Args): MethodContext {
  return { args, hyper: hyperValues(builder, 'method', method.hyper, { args }) };
}

/** A method in a graph, with constants in place of inputs. */
export function constantLearning(builder: GraphBuilder, method: LearnerDef, args: Args): MethodContext {
  return { args, hyper: constants(builder, method, args) };
}

function constants(builder: GraphBuilder, { hyper }: Pick<Entry, 'hyper'>, args: Args) {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { default: standard }]) => [name, constant(builder, args[name] ?? standard)]),
  );
}
