import type { Value } from '../../../ir/graph.ts';
import { add, concat, mul, pieces, sub } from '../../../ops/index.ts';
import type { Experience } from './definition.ts';

/**
 * Generalized advantage estimation (Schulman et al. 2016, equation 16), [n, 1]: with
 * δ = r + γ·v(s′) − v(s), A = δ + γλ·A′, where A′ is the advantage of the next step and 0 after the last step of an
 * episode or of the rollout. A + v(s) is the λ-return: for λ = 0 the Bellman target, for λ = 1 the rewards up to the end
 * and, if the episode did not end by then, the value of where it got to.
 * @param estimates v(s) of each state and v(s′) of each state after a step, [n, 1]; v(s′) is ignored where the episode
 *   ended; null if all values are 0, so that the result is the discounted sum of the rewards of the rollout
 */
export function advantages(
  { steps, worlds, rewards, over, ended }: Experience,
  estimates: { readonly before: Value; readonly after: Value } | null,
  gamma: Value,
  lambda: Value | 1,
): Value {
  const differences = stepByStep(
    estimates ? sub(add(rewards, mul(mul(estimates.after, sub(1, ended)), gamma)), estimates.before) : rewards,
  );
  const decays = stepByStep(mul(sub(1, over), lambda === 1 ? gamma : mul(gamma, lambda)));
  const results: Value[] = [];
  for (let step = steps - 1; step >= 0; step--) {
    const later = results[0];
    const difference = differences[step] as Value;
    results.unshift(later ? add(difference, mul(decays[step] as Value, later)) : difference);
  }
  return concat(results, 0);

  function stepByStep(all: Value): readonly Value[] {
    return pieces(all, new Array<number>(steps).fill(worlds), 0);
  }
}
