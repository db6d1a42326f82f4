import { scaleLog } from 'd3';
import { niceScale, ticksOf } from '../core/ticks.ts';

/** `share` is for shares of 1: linear, up to 1 at most. */
export type LossScaleKind = 'log' | 'linear' | 'share';

export interface LossScale {
  /** Maps values to pixels, from bottom to top. Values below the axis are mapped to its lower end. */
  readonly map: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Depth limit of a log axis below its top, because rounding noise would otherwise take the space. */
const DEEPEST = 1e-9;
/** Below this, powers of ten are inexact or 0, so a log axis would be useless. */
const LOWEST_TOP = 1e-290;

/**
 * The vertical axis for losses between `low` and `high`, from `bottom` to `top` pixels. Its ends are round numbers, so
 * that it does not move with the curve.
 */
export function lossScale(kind: LossScaleKind, low: number, high: number, bottom: number, top: number): LossScale {
  const room = Math.max(2, Math.floor(Math.abs(bottom - top) / 17));
  if (kind === 'share') {
    const scale = niceScale([Math.max(0, Math.min(low, high - 0.04)), Math.min(1, high)], [bottom, top], 4);
    return { map: (value) => scale(value), ticks: ticksOf(scale, Math.min(4, room)) };
  }
  if (kind === 'linear' || !(high > LOWEST_TOP)) {
    const from = Math.min(0, low);
    const to = high > from ? high : from + 1;
    const scale = niceScale([from, to], [bottom, top], Math.min(5, room));
    return { map: (value) => scale(value), ticks: ticksOf(scale, Math.min(5, room)) };
  }

  const floor = Math.max(low, high * DEEPEST);
  const [from, to] = [roundDown(floor), roundUp(Math.max(high, floor * 1.0001))];
  const scale = scaleLog([from, to], [bottom, top]).clamp(true);
  return { map: (value) => scale(value > 0 ? value : from), ticks: logTicks(from, to, Math.min(6, room)) };
}

/** As many round numbers as fit: 1-2-5, 1-3, powers of ten, every second one, … */
function logTicks(from: number, to: number, most: number): number[] {
  const first = Math.floor(Math.log10(from) + 1e-9);
  const last = Math.ceil(Math.log10(to) - 1e-9);
  const within = (tick: number) => tick >= from * 0.999 && tick <= to * 1.001;
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let exponent = first; exponent <= last; exponent++) {
      for (const step of steps) ticks.push(Number(`${step}e${exponent}`));
    }
    const shown = ticks.filter(within);
    if (shown.length <= most && shown.length >= 2) return shown;
  }
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const every = Math.max(1, Math.ceil(powers.length / most));
  const shown = powers
    .filter((exponent) => exponent % every === 0)
    .map((exponent) => Number(`1e${exponent}`))
    .filter(within);
  return shown.length > 0 ? shown : [from, to];
}

function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((candidate) => candidate * power <= value * 1.000001) ?? 1;
  return step * power;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= value * 0.999999) ?? 10;
  return step * power;
}
