import { add, mul, neg, reduceMean, softmax, square, stopGradient, sub } from '../../ops/index.ts';
import { advantages } from './advantage.ts';
import type { Apply, MethodDef } from './definition.ts';
import { gamma, lambda } from './discount.ts';
import { entropyWeight, gumbel, judge, standardized } from './policy.ts';

export const actor_critic: MethodDef<'gamma' | 'lambda' | 'entropy' | 'value'> = {
  label: 'Actor–critic',
  tex: '\\begin{aligned} \\delta_t &= r_t + \\gamma\\, v(s_{t+1}) - v(s_t) \\\\ A_t &= \\delta_t + \\gamma\\lambda\\, A_{t+1} \\\\ \\mathcal{L} &= -\\overline{A_t \\ln \\pi(a_t \\mid s_t)} - \\beta\\, \\overline{H(\\pi)} \\\\ &\\phantom{=} + c\\, \\overline{\\left(A_t + v_{\\text{old}}(s_t) - v(s_t)\\right)^2} \\end{aligned}',
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
  noise: (actions) => actions,
  explore: gumbel,
  probabilities: softmax,
  objective(experience, networks, { hyper }) {
    const { policy, value } = networks as { readonly policy: Apply; readonly value: Apply };
    const values = value(experience.observations);
    const estimates = { before: values, after: value(experience.next) };
    const advantage = stopGradient(advantages(experience, estimates, hyper.gamma, hyper.lambda));
    const target = stopGradient(add(advantage, values));
    const { logProbability, entropy } = judge(policy(experience.observations), experience.actions);
    const policyLoss = neg(reduceMean(mul(standardized(advantage), logProbability)));
    const valueLoss = reduceMean(square(sub(values, target)));
    const loss = sub(add(policyLoss, mul(valueLoss, hyper.value)), mul(entropy, hyper.entropy));
    return { loss, parts: { policy: policyLoss, value: valueLoss, entropy } };
  },
};
