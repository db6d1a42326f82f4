import type { MethodDef } from './definition.ts';
import { gamma } from './discount.ts';
import { entropyWeight } from './entropy.ts';

const BASELINES = ['mean', 'value', 'none'] as const;
export const baselineOf = (index: number) => BASELINES[index] ?? 'mean';

export const reinforce: MethodDef<'gamma' | 'baseline' | 'entropy'> = {
  label: 'REINFORCE',
  tex: '\\begin{aligned} G_t &= r_t + \\gamma\\, G_{t+1} \\\\ \\nabla J &= \\mathbb{E} \\Big[ \\sum_t (G_t - b) \\\\ &\\phantom{=} {}\\cdot \\nabla \\ln \\pi(a_t \\mid s_t) \\Big] \\end{aligned}',
  hyper: {
    gamma,
    baseline: {
      label: 'Baseline',
      tex: 'b',
      default: 0,
      min: 0,
      max: BASELINES.length - 1,
      scale: 'linear',
      integer: true,
      options: BASELINES,
      effect: 'recompile',
      explain:
        'What is subtracted from each return to make the gradient less random: the mean of all worlds at the same move, the estimate of a second network, or nothing.',
    },
    entropy: entropyWeight,
  },
  aliases: ['policy_gradient'],
  explain: 'A policy learns to repeat actions after which more reward followed than usual.',
  roles: ({ baseline }) => (baselineOf(baseline) === 'value' ? ['policy', 'value'] : ['policy']),
  acts: 'policy',
};
