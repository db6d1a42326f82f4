import type { Value } from '../../ir/graph.ts';
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
} from '../../ops/index.ts';
import { advantages } from './advantage.ts';
import type { Apply, MethodDef } from './definition.ts';
import { gamma, lambda } from './discount.ts';

/** Larger than any value of an action. */
const DECISIVE = 1e9;

export const q_learning: MethodDef<'gamma' | 'lambda' | 'epsilon' | 'follow'> = {
  label: 'Q-learning',
  tex: '\\begin{aligned} y_t &= r_t + \\gamma \\left[(1 - \\lambda) \\max_a \\bar{q}(s_{t+1}, a) + \\lambda\\, y_{t+1}\\right] \\\\ \\mathcal{L} &= \\overline{\\left(y_t - q(s_t, a_t)\\right)^2}, \\qquad \\bar{w} \\leftarrow \\bar{w} + \\tau\\, (w - \\bar{w}) \\end{aligned}',
  hyper: {
    gamma,
    lambda: lambda(0.8),
    epsilon: {
      label: 'Exploration',
      tex: '\\varepsilon',
      default: 0.1,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'With a higher value, the agent takes more random actions: it finds more, and gets less.',
    },
    follow: {
      label: 'Following rate',
      tex: '\\tau',
      default: 1,
      min: 0.001,
      max: 1,
      scale: 'log',
      effect: 'recompile',
      explain:
        'The share by which the copy that the targets come from follows the network at each update; at 1 there is no copy.',
    },
  },
  aliases: ['dqn', 'q_network'],
  explain:
    'A network learns what each action is worth, from rewards and from its own estimate for the state after them.',
  roles: ({ follow }) => (follow < 1 ? ['action_values', 'slow_action_values'] : ['action_values']),
  acts: 'action_values',
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
