import type { Value } from '../../../ir/graph.ts';
import { add, greater, matmul, mul, reshape } from '../../../ops/index.ts';
import type { Dynamics } from './definition.ts';
import { normal } from './numbers.ts';

export const bandit: Dynamics<'arms' | 'deviation', 'means'> = {
  noise: { reset: 1, step: 2 },
  reset: (noise) => mul(noise, 0),
  step: (state) => add(state, 1),
  over: (state) => greater(state, 0.5),
  ended: (state) => state,
  reward({ action, noise }, { args, hyper, layout }) {
    const mean = matmul(action, reshape(layout.means, [args.arms, 1]));
    return add(mean, mul(normal(noise as Value), hyper.deviation));
  },
  observe: (state) => add(mul(state, 0), 1),
};
