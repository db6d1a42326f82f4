/**
 * Selects the points of a long curve to draw: the lowest and the highest in each of `max / 2` equal sections, so that
 * no spike is lost. Keeps the first and the last point. Ignores points that are not finite.
 * @param from,end range of indices to include, without `end`
 * @returns indices in increasing order, at most `max`
 */
export function thin(values: ArrayLike<number>, max: number, from = 0, end = values.length): number[] {
  const length = end - from;
  const kept: number[] = [];
  if (length <= max) {
    for (let index = from; index < end; index++) if (Number.isFinite(values[index])) kept.push(index);
    return kept;
  }
  const stretches = Math.max(1, Math.floor(max / 2) - 1);
  const first = nextFinite(values, from, end, 1);
  const last = nextFinite(values, end - 1, from - 1, -1);
  if (first < 0) return kept;
  kept.push(first);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = from + Math.floor((stretch * length) / stretches);
    const stop = from + Math.floor(((stretch + 1) * length) / stretches);
    let low = -1;
    let high = -1;
    for (let index = Math.max(start, first + 1); index < Math.min(stop, last); index++) {
      const value = values[index] as number;
      if (!Number.isFinite(value)) continue;
      if (low < 0 || value < (values[low] as number)) low = index;
      if (high < 0 || value > (values[high] as number)) high = index;
    }
    if (low < 0) continue;
    kept.push(Math.min(low, high));
    if (low !== high) kept.push(Math.max(low, high));
  }
  if (last !== first) kept.push(last);
  return kept;
}

function nextFinite(values: ArrayLike<number>, from: number, end: number, by: 1 | -1): number {
  for (let index = from; index !== end; index += by) {
    if (Number.isFinite(values[index])) return index;
  }
  return -1;
}
