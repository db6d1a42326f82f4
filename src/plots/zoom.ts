/** From a step to another. */
export type StepRange = readonly [from: number, to: number];

/** Fewer steps are not worth an axis. */
const FEWEST = 2;

/** The steps between the two ends of a drag, within those there are; null where they are too few to look at. */
export function brushed(a: number, b: number, [first, last]: StepRange): StepRange | null {
  const from = Math.max(first, Math.round(Math.min(a, b)));
  const to = Math.min(last, Math.round(Math.max(a, b)));
  return to - from < FEWEST ? null : [from, to];
}

/**
 * The range made so many times as wide, with the step `around` staying where it is on the picture.
 * @returns null for everything
 */
export function scaled(range: StepRange, around: number, factor: number, [first, last]: StepRange): StepRange | null {
  const width = Math.max(FEWEST, (range[1] - range[0]) * factor);
  if (width >= last - first) return null;
  const share = (around - range[0]) / (range[1] - range[0]);
  const from = Math.round(Math.min(Math.max(first, around - share * width), last - width));
  return [from, Math.round(from + width)];
}
