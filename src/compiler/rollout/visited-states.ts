import { learners } from '../../catalog/methods/learning/index.ts';
import type { ExperimentSpec } from '../../experiment/index.ts';
import { finishGraph, float32, GraphBuilder } from '../../ir/graph.ts';
import { randomStream } from '../../math/random.ts';
import { sizeOf } from '../../math/shape.ts';
import { type Tensor, tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { constant } from '../../ops/index.ts';
import { constantLearning, constantWorld, presentLayout, worldOf } from './context.ts';
import { firstWorlds } from './first-worlds.ts';
import { actionCount, noiseCount, type Play, roll } from './roll.ts';

/** Worlds side by side, and the moves in each. */
const WORLDS = 16;
const STEPS = 24;

/**
 * The states that an agent visits when it acts at random, [count, state]: something to look at before the agent has learned
 * anything, and the same whatever it learns.
 * @throws Error if the experiment has no environment
 */
export function visitedStates(spec: ExperimentSpec): Tensor {
  const environment = worldOf(spec);
  const { args } = spec.data;
  const method = learners.reinforce;
  const layout = presentLayout(spec);
  const random = randomStream(spec.seed, 'visited');
  const builder = new GraphBuilder();
  const play: Play = {
    environment,
    method,
    worlds: WORLDS,
    steps: STEPS,
    world: constantWorld(builder, environment, args, layout),
    learning: constantLearning(builder, method, {}),
  };
  const start = firstWorlds(environment, args, layout, WORLDS, random);
  const shape = [STEPS * WORLDS, noiseCount(play)];
  const noise = tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.uniform()),
  );
  const given = ({ shape, data }: Tensor) => builder.constant(data, float32(shape));
  const undecided = () => constant(builder, 0, [WORLDS, actionCount(play)]);
  const { states } = roll(play, given(start), given(noise), undecided);
  return evaluateGraph(finishGraph({ states }), {}).states as Tensor;
}
