import { type ScaleContinuousNumeric, scaleLinear } from 'd3';

/**
 * D3 computes ticks from the power of ten of the range. Below this width it would create an array of infinite length.
 */
const NARROWEST = 1e-300;

/**
 * About `count` round numbers on a scale. If the domain is not a range, because an end is not finite or both are almost
 * equal, only its finite ends.
 */
export function ticksOf(scale: ScaleContinuousNumeric<number, number>, count: number): number[] {
  const [from = Number.NaN, to = Number.NaN] = scale.domain();
  if (isRange(from, to)) return scale.ticks(count);
  return [...new Set([from, to])].filter(Number.isFinite);
}

/** A linear scale whose domain ends at round numbers; a domain that is not a range becomes one of width 1. */
export function niceScale(domain: readonly [number, number], range: readonly [number, number], count: number) {
  const [from, to] = domain;
  if (isRange(from, to)) return scaleLinear(domain, range).nice(count);
  const start = Number.isFinite(from) ? from : 0;
  return scaleLinear([start, start + 1], range);
}

function isRange(from: number, to: number): boolean {
  const width = Math.abs(to - from);
  return Number.isFinite(width) && width > NARROWEST;
}
