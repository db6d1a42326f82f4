/**
 * Positions labels beside a picture so that they do not overlap: as close as possible to their wanted position, in the
 * same order, at least `gap` apart and between `top` and `bottom` if they fit.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const tight = wanted.length > 1 ? Math.min(gap, (bottom - top) / (wanted.length - 1)) : gap;
  const placed = new Array<number>(wanted.length).fill(0);
  let free = top;
  for (const index of order) {
    placed[index] = Math.max(wanted[index] as number, free);
    free = (placed[index] as number) + tight;
  }
  free = bottom;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] as number, free);
    free = (placed[index] as number) - tight;
  }
  return placed;
}
