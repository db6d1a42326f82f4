/** Agents that learn in onnxruntime. Runs are seeded, so the number of updates that they need is always the same. */
import { describe, expect, it } from 'vitest';
import type { EnvironmentDef } from '../../../../src/catalog/environments/definition.ts';
import { environments } from '../../../../src/catalog/environments/index.ts';
import { methods } from '../../../../src/catalog/methods/index.ts';
import { type AgentOptions, startAgent } from '../../../support/agent.ts';

/** The mean return of the last 100 episodes, at least, after each 25 updates, until it reaches a goal. */
async function returns(options: AgentOptions, updates: number, goal: number): Promise<number[]> {
  const agent = await startAgent(options);
  const counted: { readonly mean: number; readonly episodes: number }[] = [];
  const results: number[] = [];
  for (let done = 0; done < updates; done += 25) {
    const frame = await agent.run(25);
    if (frame.episodes > 0) counted.push(frame);
    let [total, episodes] = [0, 0];
    for (const { mean, episodes: more } of counted.toReversed()) {
      if (episodes >= 100) break;
      total += mean * more;
      episodes += more;
    }
    results.push(total / episodes);
    if (episodes >= 100 && total / episodes >= goal) break;
  }
  await agent.release();
  return results;
}

describe('an agent', () => {
  it('balances a pole for as long as it may, by actor–critic', async () => {
    const environment: EnvironmentDef = environments.cart_pole;
    const goal = environment.solved({}) as number;
    const curve = await returns({ environment, method: methods.actor_critic, rate: 0.01 }, 1500, goal);
    expect(curve[0]).toBeLessThan(60);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(goal);
  });

  it('finds the shortest way through a grid, by actor–critic', async () => {
    // 18 steps of −0.02 to a reward of 1.
    const environment: EnvironmentDef = environments.gridworld;
    const options = { environment, method: methods.actor_critic, rate: 0.01, world: { size: 10 } };
    const curve = await returns(options, 300, 0.635);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(0.635);
    expect(curve.at(-1)).toBeLessThanOrEqual(0.64 + 1e-5);
  });

  it('catches every ball, by REINFORCE', async () => {
    const curve = await returns({ environment: environments.catch, method: methods.reinforce, rate: 0.01 }, 500, 0.98);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(0.98);
  });

  it('finds the best arm, by Q-learning with a slow copy', async () => {
    const options = { worlds: 16, steps: 4, layout: { means: [0, 0.5, 2, 1, -1] }, learning: { follow: 0.1 } };
    const curve = await returns(
      { environment: environments.bandit, method: methods.q_learning, rate: 0.03, ...options },
      500,
      1.75,
    );
    // With ε = 0.1: 0.92 of the pulls at the best arm, 0.02 at each of the others.
    expect(curve.at(-1)).toBeGreaterThanOrEqual(1.75);
  });
});
