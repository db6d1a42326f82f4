import type { Value } from '../../../ir/graph.ts';
import {
  add,
  div,
  greater,
  hardMax,
  mul,
  piece,
  reduceMax,
  reduceMean,
  reduceSum,
  square,
  stopGradient,
  sub,
  toFloat,
} from '../../../ops/index.ts';
import { advantages } from './advantage.ts';
import type { Apply, Learning } from './definition.ts';

/** Larger than any value of an action. */
const DECISIVE = 1e9;

export const q_learning: Learning<'gamma' | 'lambda' | 'epsilon' | 'follow'> = {
  noise: (actions) => 1 + actions,
  explore(noise, actions, { hyper }) {
    const random = hardMax(piece(noise, [1, actions], 1));
    const explores = toFloat(greater(hyper.epsilon, piece(noise, [1, actions], 0)));
    return mul(random, mul(explores, DECISIVE));
  },
  probabilities: (scores, { hyper }) =>
    add(mul(hardMax(scores), sub(1, hyper.epsilon)), div(hyper.epsilon, scores.type.shape[1] as number)),
  objective(experience, networks, { hyper }) {
    const { action_values: network, slow_action_values: slow = network } = networks as {
      readonly action_values: Apply;
      readonly slow_action_values?: Apply;
    };
    const { observations, actions, next } = experience;
    const best = (values: Value) => stopGradient(reduceMax(values, [-1], { keepDims: true }));
    const estimates = { before: best(slow(observations)), after: best(slow(next)) };
    const target = add(advantages(experience, estimates, hyper.gamma, hyper.lambda), estimates.before);
    const chosen = reduceSum(mul(network(observations), actions), [-1], { keepDims: true });
    const loss = reduceMean(square(sub(chosen, target)));
    return { loss, parts: { value: loss } };
  },
};
