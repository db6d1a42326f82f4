/** Changes by less than this factor per layer, on average, count as level. */
const LEVEL = 1.06;

/** What a sequence of variances does on its way, as a verb: vanishes, fades, stays about the same, grows, explodes. */
export function trendWords(values: readonly number[]): string {
  const [first = 1, last = 1] = [values[0], values.at(-1)];
  if (!Number.isFinite(last)) return 'explodes';
  if (last === 0) return 'vanishes completely';
  const factor = (last / first) ** (1 / (values.length - 1));
  if (factor < 0.8) return 'vanishes';
  if (factor < 1 / LEVEL) return 'fades';
  if (factor <= LEVEL) return 'stays about the same';
  return factor > 1.25 ? 'explodes' : 'grows';
}
