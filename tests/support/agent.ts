/** An environment and a method in a graph, with all hyperparameters as constants. */
import type { Hyperparameters } from '../../src/catalog/entry.ts';
import type { WorldDef } from '../../src/catalog/environments/dynamics/definition.ts';
import type { LearnerDef } from '../../src/catalog/methods/learning/definition.ts';
import { constantLearning, constantWorld, firstLayout } from '../../src/compiler/rollout/context.ts';
import type { Play } from '../../src/compiler/rollout/roll.ts';
import type { GraphBuilder } from '../../src/ir/graph.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';

export interface AgentOptions {
  readonly environment: WorldDef;
  readonly method: LearnerDef;
  readonly seed?: number;
  readonly worlds?: number;
  readonly steps?: number;
  /** Hyperparameters other than the defaults. */
  readonly world?: Readonly<Record<string, number>>;
  readonly learning?: Readonly<Record<string, number>>;
  /** Tables of the layout other than the defaults. */
  readonly layout?: Readonly<Record<string, readonly number[]>>;
}

export function argumentsOf(
  hyper: Hyperparameters,
  own: Readonly<Record<string, number>> = {},
): Record<string, number> {
  return { ...Object.fromEntries(Object.entries(hyper).map(([name, one]) => [name, one.default])), ...own };
}

/** The tables of the layout, with those of the options in place of the defaults. */
export function layoutOf({ environment, seed = 1, layout = {}, world }: AgentOptions): Record<string, Tensor> {
  const tables = Object.entries(firstLayout(environment, argumentsOf(environment.hyper, world), seed));
  return Object.fromEntries(tables.map(([name, { shape, data }]) => [name, tensor(shape, layout[name] ?? data)]));
}

/** An environment and a method in a graph, with all hyperparameters as constants. */
export function playIn(builder: GraphBuilder, options: AgentOptions): Play {
  const { environment, method, worlds = 16, steps = 16 } = options;
  const world = argumentsOf(environment.hyper, options.world);
  const learning = argumentsOf(method.hyper, options.learning);
  return {
    environment,
    method,
    worlds,
    steps,
    world: constantWorld(builder, environment, world, layoutOf(options)),
    learning: constantLearning(builder, method, learning),
  };
}
