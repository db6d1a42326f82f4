import type { NetworkRole } from '../../catalog/methods/definition.ts';
import type { Apply, Objective } from '../../catalog/methods/learning/definition.ts';
import { float32, type GraphBuilder, type Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import { noiseCount, type Play, roll } from './roll.ts';
import { count } from './statistics.ts';

/** The input with the uniform random numbers of all worlds and steps. */
export const NOISE = 'worlds/noise';
/** The state of the worlds, [worlds, state]. */
export const WORLDS = 'worlds/state';
/** The return of the current episode of each world so far, [1, worlds]. */
export const RUNNING = 'worlds/running';
/**
 * The return of the last episode of each world that is over, and the number of all that are, [2, worlds]: float32 counts
 * exactly up to 16,777,216.
 */
export const LATEST = 'worlds/latest';

/** What the agent experiences and learns in one step of training. */
export interface Rollout extends Objective {
  /** The memory after the step, by the names of its inputs. */
  readonly memory: Readonly<Record<string, Value>>;
}

/** The shapes of the memory of the worlds. */
export function memoryShapes({ environment, world, worlds }: Play): Readonly<Record<string, Shape>> {
  return { [WORLDS]: [worlds, environment.state(world.args).length], [RUNNING]: [1, worlds], [LATEST]: [2, worlds] };
}

/** The shape of the noise of one step of training, uniform in [0, 1). */
export function noiseShape(play: Play): Shape {
  return [play.steps * play.worlds, noiseCount(play)];
}

/**
 * Adds to a graph: acting in all worlds for some steps, and the loss on what happened. The gradient of the loss is that of
 * one pass of each network over all observations.
 * @param noise uniform in [0, 1), `noiseShape`; an input by default
 */
export function buildRollout(
  builder: GraphBuilder,
  play: Play,
  networks: Readonly<Partial<Record<NetworkRole, Apply>>>,
  noise: Value = builder.input(NOISE, float32(noiseShape(play))),
): Rollout {
  const shapes = memoryShapes(play);
  const memory = (name: string) => builder.input(name, float32(shapes[name] as Shape));
  const scores = networks[play.method.acts] as Apply;
  const { state, ...experience } = roll(play, memory(WORLDS), noise, scores);
  const objective = play.method.objective(experience, networks, play.learning);
  const { running, latest } = count(experience, { running: memory(RUNNING), latest: memory(LATEST) });
  return { ...objective, memory: { [WORLDS]: state, [RUNNING]: running, [LATEST]: latest } };
}
