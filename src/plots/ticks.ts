import { type ScaleContinuousNumeric, scaleLinear } from 'd3';

/** D3 counts ticks by powers of ten of the range, which end here: below it asks for an array of infinite length. */
const NARROWEST = 1e-300;

/**
 * About `count` round numbers on a scale. Of a domain that is no range, because an end is not finite or both are as good as
 * the same, only the ends that are finite.
 */
export function ticksOf(scale: ScaleContinuousNumeric<number, number>, count: number): number[] {
  const [from = Number.NaN, to = Number.NaN] = scale.domain();
  if (isRange(from, to)) return scale.ticks(count);
  return [...new Set([from, to])].filter(Number.isFinite);
}

/** A linear scale whose domain ends at round numbers; a domain that is no range becomes one of width 1. */
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
