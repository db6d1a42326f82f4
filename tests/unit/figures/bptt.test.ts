import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/catalog/activations/index.ts';
import { fateOf, type RecurrentUnit, unroll } from '../../../src/figures/bptt/unrolled.ts';

const unit = (change: Partial<RecurrentUnit>): RecurrentUnit => ({
  activation: activations.linear,
  args: {},
  weight: 1,
  input: 0,
  start: 1,
  ...change,
});

describe('a gradient through time', () => {
  it('is a power of the weight without an activation', () => {
    const { states, factors, products } = unroll(unit({ weight: 2, input: 1 }), 3);
    expect(states).toEqual([1, 3, 7, 15]);
    expect(factors).toEqual([2, 2, 2]);
    expect(products).toEqual([1, 2, 4, 8]);
  });

  it('has a factor w·(1 − h²) at each step of tanh, the last step first', () => {
    const { states, products } = unroll(unit({ activation: activations.tanh, weight: 1.5, input: 0.1, start: 0.3 }), 2);
    const first = Math.tanh(1.5 * 0.3 + 0.1);
    const second = Math.tanh(1.5 * first + 0.1);
    expect(states[2]).toBeCloseTo(second, 12);
    expect(products[1]).toBeCloseTo(1.5 * (1 - second ** 2), 12);
    expect(products[2]).toBeCloseTo(1.5 * (1 - second ** 2) * 1.5 * (1 - first ** 2), 12);
  });

  it('is the derivative of the last state by the first', () => {
    const gelu = unit({ activation: activations.gelu, weight: -1.2, input: 0.7, start: 0.4 });
    const lastFrom = (start: number) => unroll({ ...gelu, start }, 5).states[5] as number;
    const slope = (lastFrom(0.4 + 1e-6) - lastFrom(0.4 - 1e-6)) / 2e-6;
    expect(unroll(gelu, 5).products[5]).toBeCloseTo(slope, 6);
  });

  it.each([
    [0.8, 'vanishes'],
    [1, 'keeps about its size'],
    [-1, 'keeps about its size'],
    [1.3, 'explodes'],
  ])('with the weight %d, it %s', (weight, fate) => {
    expect(fateOf(unroll(unit({ weight }), 40).products)).toBe(fate);
  });
});
