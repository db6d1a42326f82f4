import { add, mul, neg, reduceMean, softmax, square, stopGradient, sub } from '../../../ops/index.ts';
import { advantages } from './advantage.ts';
import type { Apply, Learning } from './definition.ts';
import { gumbel, judge, standardized } from './policy.ts';

export const actor_critic: Learning<'gamma' | 'lambda' | 'entropy' | 'value'> = {
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
