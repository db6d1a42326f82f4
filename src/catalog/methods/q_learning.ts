import type { MethodDef } from './definition.ts';
import { gamma, lambda } from './discount.ts';

export const q_learning: MethodDef<'gamma' | 'lambda' | 'epsilon' | 'follow'> = {
  label: 'Q-learning',
  tex: '\\begin{aligned} y_t &= r_t + \\gamma\\, [(1 - \\lambda) \\max_a \\bar{q}(s_{t+1}, a) \\\\ &\\phantom{=} {}+ \\lambda\\, y_{t+1}] \\\\ \\mathcal{L} &= \\overline{(y_t - q(s_t, a_t))^2} \\\\ \\bar{w} &\\leftarrow \\bar{w} + \\tau\\, (w - \\bar{w}) \\end{aligned}',
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
      label: 'Target update rate',
      tex: '\\tau',
      default: 0.1,
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
};
