import type { MethodDef } from './definition.ts';
import { gamma, lambda } from './discount.ts';
import { entropyWeight } from './entropy.ts';

export const actor_critic: MethodDef<'gamma' | 'lambda' | 'entropy' | 'value'> = {
  label: 'Actor–critic',
  tex: '\\begin{aligned} \\delta_t &= r_t + \\gamma\\, v(s_{t+1}) - v(s_t) \\\\ A_t &= \\delta_t + \\gamma\\lambda\\, A_{t+1} \\\\ \\mathcal{L} &= -\\overline{A_t \\ln \\pi(a_t \\mid s_t)} \\\\ &\\phantom{=} {}- \\beta\\, \\overline{H(\\pi)} \\\\ &\\phantom{=} {}+ c\\, \\overline{(A_t + v_{\\text{old}}(s_t) - v(s_t))^2} \\end{aligned}',
  hyper: {
    gamma,
    lambda: lambda(0.95),
    entropy: entropyWeight,
    value: {
      label: 'Weight of the value loss',
      tex: 'c',
      default: 0.5,
      min: 0,
      max: 10,
      scale: 'linear',
      effect: 'live',
      explain: 'With a higher value, layers that both networks share learn more for the value than for the policy.',
    },
  },
  aliases: ['a2c', 'advantage_actor_critic'],
  explain: 'A policy learns to prefer actions that turned out better than a second network, the value, had expected.',
  roles: () => ['policy', 'value'],
  acts: 'policy',
};
