import type { ScaleLinear } from 'd3';
import { type Scale, UNSCALED, unscaled } from '../math/scale.ts';

/** An axis of scaled numbers as one of the numbers that they were, in the same place. */
export function ownAxis(axis: ScaleLinear<number, number>, scale: Scale = UNSCALED): ScaleLinear<number, number> {
  return axis.copy().domain(axis.domain().map((value) => unscaled(value, scale)));
}
