import type { Apply, NetworkRole, Objective } from '../../catalog/methods/definition.ts';
import { float32, type GraphBuilder, type Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import { noiseCount, type Play, roll } from './roll.ts';
import { count } from './statistics.ts';

/** The input with the uniform random numbers of all worlds and steps. */
export const NOISE = 'worlds/noise';
/** The state of the worlds, [worlds, state]. */
export const WORLDS = 'worlds/state';
/** The return and the length of the current episode of each world so far, [2, worlds]. */
export const RUNNING = 'worlds/running';
/**
 * The sum of the returns, the sum of the lengths, and the number of the episodes that are over, [3]. Whoever reads it may
 * set it to 0: float32 counts exactly up to 16,777,216.
 */
export const FINISHED = 'worlds/finished';

/** What the agent experiences and learns in one step of training. */
export interface Rollout extends Objective {
  /** The memory after the step, by the names of its inputs. */
  readonly memory: Readonly<Record<string, Value>>;
}

/** The shapes of the memory of the worlds. */
export function memoryShapes({ environment, world, worlds }: Play): Readonly<Record<string, Shape>> {
  return { [WORLDS]: [worlds, environment.state(world.args).length], [RUNNING]: [2, worlds], [FINISHED]: [3] };
}

/** The shape of the noise of one step of training, uniform in [0, 1). */
export function noiseShape(play: Play): Shape {
  return [play.steps * play.worlds, noiseCount(play)];
}

/**
 * Adds to a graph: acting in all worlds for some steps, and the loss on what happened. The gradient of the loss is that of
 * one pass of each network over all observations.
 */
export function buildRollout(
  builder: GraphBuilder,
  play: Play,
  networks: Readonly<Partial<Record<NetworkRole, Apply>>>,
): Rollout {
  const shapes = memoryShapes(play);
  const input = (name: string, shape: Shape) => builder.input(name, float32(shape));
  const memory = (name: string) => input(name, shapes[name] as Shape);
  const scores = networks[play.method.acts] as Apply;
  const { state, ...experience } = roll(play, memory(WORLDS), input(NOISE, noiseShape(play)), scores);
  const objective = play.method.objective(experience, networks, play.learning);
  const { running, finished } = count(experience, { running: memory(RUNNING), finished: memory(FINISHED) });
  return { ...objective, memory: { [WORLDS]: state, [RUNNING]: running, [FINISHED]: finished } };
}
