/** The gradient of a recurrent unit through time. Pure. */
import { activationCurve } from '../../catalog/activations/curve.ts';
import type { ActivationDef } from '../../catalog/activations/definition.ts';

/** A unit h_t = φ(w·h_{t−1} + u) with the same input at each step. */
export interface RecurrentUnit {
  readonly activation: ActivationDef;
  readonly args: Readonly<Record<string, number>>;
  /** The recurrent weight w. */
  readonly weight: number;
  /** What the input adds at each step, u. */
  readonly input: number;
  /** The state before the first step, h_0. */
  readonly start: number;
}

export interface Unrolled {
  /** The states h_0 … h_T. */
  readonly states: readonly number[];
  /** The factors ∂h_t/∂h_{t−1} = w·φ′(w·h_{t−1} + u), those of steps 1 … T. */
  readonly factors: readonly number[];
  /** ∂h_T/∂h_{T−k} for k = 0 … T: the product of the last k factors. */
  readonly products: readonly number[];
}

/** Runs the unit for some steps, and the chain rule back. */
export function unroll({ activation, args, weight, input, start }: RecurrentUnit, steps: number): Unrolled {
  const states = [start];
  const factors: number[] = [];
  for (let step = 0; step < steps; step++) {
    const sum = weight * (states[step] as number) + input;
    const { y, derivative } = activationCurve(activation, args, Float64Array.of(sum));
    states.push(y[0] as number);
    factors.push(weight * (derivative[0] as number));
  }
  const products = [1];
  for (const factor of factors.toReversed()) products.push((products.at(-1) as number) * factor);
  return { states, factors, products };
}

/** What becomes of the gradient after all steps. */
export function fateOf(products: readonly number[]): 'vanishes' | 'explodes' | 'keeps about its size' {
  const last = Math.abs(products.at(-1) ?? 1);
  if (last < 1e-2) return 'vanishes';
  return last > 1e2 ? 'explodes' : 'keeps about its size';
}
