import type { Value } from '../../../ir/graph.ts';
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
} from '../../../ops/index.ts';
import { baselineOf } from '../reinforce.ts';
import { advantages } from './advantage.ts';
import type { Apply, Experience, Learning } from './definition.ts';
import { gumbel, judge } from './policy.ts';

export const reinforce: Learning<'gamma' | 'baseline' | 'entropy'> = {
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
