/** Agents that learn in onnxruntime. Runs are seeded, so the number of steps that they need is always the same. */
import { describe, expect, it } from 'vitest';
import { prepared } from '../../../support/experiment.ts';

/** The mean return after each 25 steps, until it reaches a goal. */
async function returns(text: string, steps: number, goal: number): Promise<number[]> {
  const { trainer } = await prepared(text);
  const results: number[] = [];
  while (trainer.step < steps) {
    await trainer.train(25);
    const scores = await trainer.evaluation.of(['train']);
    results.push(scores.get('train/metric') as number);
    if (Number(results.at(-1)) >= goal) break;
  }
  await trainer.dispose();
  return results;
}

describe('an agent', () => {
  it('balances a pole for as long as it may, by actor–critic', async () => {
    const curve = await returns('data=cart_pole', 4000, 475);
    expect(curve[0]).toBeLessThan(60);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(475);
  });

  it('finds the shortest way through a grid, by actor–critic', async () => {
    // 18 moves at −0.02 to a reward of 1.
    const curve = await returns('data=gridworld(size=10)', 400, 0.635);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(0.635);
    expect(curve.at(-1)).toBeLessThanOrEqual(0.64 + 1e-5);
  });

  it('catches every ball, by REINFORCE and a convolution', async () => {
    const curve = await returns('data=catch&method=reinforce&net=conv2d(4,3),dense(32)&moves=16', 500, 0.98);
    expect(curve.at(-1)).toBeGreaterThanOrEqual(0.98);
  });

  it('finds the best arm, by Q-learning with a slow copy', async () => {
    const means = 'layout=means(0,0),means(1,0.5),means(2,2),means(3,1),means(4,-1)';
    const text = `data=bandit(deviation=0.2)&method=q_learning(follow=0.1)&net=dense(8)&worlds=256&${means}`;
    const curve = await returns(text, 500, 1.75);
    // With ε = 0.1: 0.92 of the pulls at the best arm, 0.02 at each of the others.
    expect(curve.at(-1)).toBeGreaterThanOrEqual(1.75);
  });
});
