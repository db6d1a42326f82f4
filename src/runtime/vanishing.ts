import { SMALLEST_NORMAL } from '../math/float32.ts';

/**
 * The number of steps between two times that tiny numbers become 0: a multiple of every number of steps in one iteration
 * of a training program, up to 10. It does not depend on time, so that every run of an experiment is the same.
 */
const EVERY = 2520;

/** The number of steps after which tiny numbers become 0 next. @param step the number of steps so far */
export function nextVanishing(step: number): number {
  return (Math.floor(step / EVERY) + 1) * EVERY;
}

/**
 * Replaces numbers too small for a normal float32 by 0, in place. When gradients are 0, as in a unit that is always off or
 * in a network that makes no errors, moving averages decay to such numbers and keep them; processors compute with them many
 * times more slowly. The step of a parameter from them is below 10⁻²⁵, which changes no parameter above 10⁻¹⁸.
 */
export function letVanish(numbers: Float32Array): void {
  for (let index = 0; index < numbers.length; index++) {
    if (Math.abs(numbers[index] as number) < SMALLEST_NORMAL) numbers[index] = 0;
  }
}
