import type { ScaleLinear } from 'd3';
import { type Scale, UNSCALED, unscaled } from '../../math/scale.ts';

/** Converts an axis of scaled numbers to the original units, at the same pixels. */
export function ownAxis(axis: ScaleLinear<number, number>, scale: Scale = UNSCALED): ScaleLinear<number, number> {
  return axis.copy().domain(axis.domain().map((value) => unscaled(value, scale)));
}
