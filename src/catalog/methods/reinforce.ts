import type { Value } from '../../ir/graph.ts';
import {
  add,
  broadcastTo,
  mul,
  neg,
  reduceMean,
  reshape,
  softmax,
  square,
  stopGradient,
  sub,
} from '../../ops/index.ts';
import { advantages } from './advantage.ts';
import type { Apply, Experience, MethodDef } from './definition.ts';
import { gamma } from './discount.ts';
import { entropyWeight, gumbel, judge } from './policy.ts';

const BASELINES = ['mean', 'value', 'none'] as const;
const baselineOf = (index: number) => BASELINES[index] ?? 'mean';

export const reinforce: MethodDef<'gamma' | 'baseline' | 'entropy'> = {
  label: 'REINFORCE',
  tex: '\\nabla J = \\mathbb{E}\\left[\\, \\sum_t \\left(G_t - b\\right) \\nabla \\ln \\pi(a_t \\mid s_t) \\right], \\qquad G_t = r_t + \\gamma\\, G_{t+1}',
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
        'What is subtracted from each return to make the gradient less random: the mean of all worlds at the same step, the estimate of a second network, or nothing.',
    },
    entropy: entropyWeight,
  },
  aliases: ['policy_gradient'],
  explain: 'A policy learns to repeat actions after which more reward followed than usual.',
  roles: ({ baseline }) => (baselineOf(baseline) === 'value' ? ['policy', 'value'] : ['policy']),
  acts: 'policy',
  noise: (actions) => actions,
  explore: gumbel,
  probabilities: softmax,
  objective(experience, networks, { args, hyper }) {
    const { policy, value } = networks as { readonly policy: Apply; readonly value?: Apply };
    const { observations, actions, next } = experience;
    const values = value?.(observations);
    // Rewards after the rollout are estimated if there is a network for it; without one they are ignored.
    const estimates = value && values ? { before: values, after: value(next) } : null;
    const surplus = stopGradient(advantages(experience, estimates, hyper.gamma, 1));
    const better = baselineOf(args.baseline) === 'mean' ? sub(surplus, meanOfWorlds(surplus, experience)) : surplus;
    const { logProbability, entropy } = judge(policy(observations), actions);
    const policyLoss = neg(reduceMean(mul(better, logProbability)));
    const plain = sub(policyLoss, mul(entropy, hyper.entropy));
    if (!values) return { loss: plain, parts: { policy: policyLoss, entropy } };
    const valueLoss = reduceMean(square(sub(values, stopGradient(add(surplus, values)))));
    return { loss: add(plain, mul(valueLoss, 0.5)), parts: { policy: policyLoss, value: valueLoss, entropy } };
  },
};

/** The mean of each step over the worlds, repeated for each of them: [n, 1], broadcast. */
function meanOfWorlds(returns: Value, { steps, worlds }: Experience): Value {
  const means = reduceMean(reshape(returns, [steps, worlds]), [1], { keepDims: true });
  return reshape(broadcastTo(means, [steps, worlds]), returns.type.shape);
}
