import type { EnvironmentContext, WorldDef } from '../../catalog/environments/dynamics/definition.ts';
import type { Apply, Experience, LearnerDef, MethodContext } from '../../catalog/methods/learning/definition.ts';
import type { Value } from '../../ir/graph.ts';
import { add, concat, hardMax, pieces, stopGradient, toFloat, where } from '../../ops/index.ts';

/** What acts where, for how long. */
export interface Play {
  readonly environment: WorldDef;
  readonly method: LearnerDef;
  /** The number of worlds side by side. */
  readonly worlds: number;
  /** The number of steps that are taken in each world before the agent learns from them. */
  readonly steps: number;
  readonly world: EnvironmentContext;
  readonly learning: MethodContext;
}

/** The number of actions of an environment. */
export function actionCount({ environment, world }: Pick<Play, 'environment' | 'world'>): number {
  return environment.actions(world.args).length;
}

/** The number of uniform numbers for one step of one world. */
export function noiseCount(play: Pick<Play, 'environment' | 'method' | 'world'>): number {
  const { reset, step } = play.environment.noise;
  return reset + step + play.method.noise(actionCount(play));
}

/** The experience, the states before and after each move, [n, state], and the state of the worlds after all of them. */
type Rolled = Experience & { readonly states: Value; readonly nextStates: Value; readonly state: Value };

/**
 * Acts in all worlds for some steps. A world whose episode is over begins a new one. No gradient flows through this.
 * @param start the state of the worlds, [worlds, state]
 * @param noise uniform in [0, 1), [steps · worlds, noiseCount]
 * @param scores the network by whose scores the agent acts
 */
export function roll(play: Play, start: Value, noise: Value, scores: Apply): Rolled {
  const { environment, method, worlds, steps, world } = play;
  const actionsOf = actionCount(play);
  const { reset, step } = environment.noise;
  const columns = [reset, step, method.noise(actionsOf)].filter((count) => count > 0);
  const parts = pieces(noise, columns);
  const forReset = parts[0] as Value;
  const forStep = step > 0 ? (parts[1] as Value) : undefined;
  const forAction = parts.at(-1) as Value;

  const stepByStep = (all: Value) => pieces(all, new Array<number>(steps).fill(worlds), 0);
  const fresh = stepByStep(environment.reset(forReset, world));
  const luck = (forStep && environment.chance?.(forStep, world)) ?? null;
  const chances = luck && stepByStep(luck);
  const exploring = stepByStep(method.explore(forAction, actionsOf, play.learning));

  const taken = { states: [] as Value[], observations: [] as Value[], actions: [] as Value[], next: [] as Value[] };
  let state = start;
  for (let at = 0; at < steps; at++) {
    const observation = environment.observe(state, world);
    const action = hardMax(add(scores(observation), exploring[at] as Value));
    const next = environment.step(state, action, chances?.[at] ?? null, world);
    taken.states.push(state);
    taken.observations.push(observation);
    taken.actions.push(action);
    taken.next.push(next);
    state = where(environment.over(next, world), fresh[at] as Value, next);
  }

  const joined = (list: readonly Value[]) => stopGradient(concat(list, 0));
  const actions = joined(taken.actions);
  const next = joined(taken.next);
  const states = joined(taken.states);
  const transition = { state: states, action: actions, next, ...(forStep && { noise: forStep }) };
  return {
    steps,
    worlds,
    observations: joined(taken.observations),
    actions,
    rewards: environment.reward(transition, world),
    next: environment.observe(next, world),
    over: toFloat(environment.over(next, world)),
    ended: environment.ended(next, world),
    states,
    nextStates: next,
    state,
  };
}
