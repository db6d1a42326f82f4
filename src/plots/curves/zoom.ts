export type StepRange = readonly [from: number, to: number];

/** A range of fewer steps is not worth an axis. */
const FEWEST = 2;

/** The steps that are shown: those of the zoom, unless the curves do not reach it. */
export function shownRange(zoom: StepRange | null, whole: StepRange): StepRange {
  return zoom && zoom[0] < whole[1] ? zoom : whole;
}

/** The steps between the two ends of a drag, within the existing ones; null if there are too few to show. */
export function brushed(a: number, b: number, [first, last]: StepRange): StepRange | null {
  const from = Math.max(first, Math.round(Math.min(a, b)));
  const to = Math.min(last, Math.round(Math.max(a, b)));
  return to - from < FEWEST ? null : [from, to];
}

/**
 * The range scaled by `factor`, while the step `around` keeps its position in the picture.
 * @returns null for all steps
 */
export function scaled(range: StepRange, around: number, factor: number, [first, last]: StepRange): StepRange | null {
  const width = Math.max(FEWEST, (range[1] - range[0]) * factor);
  if (width >= last - first) return null;
  const share = (around - range[0]) / (range[1] - range[0]);
  const from = Math.round(Math.min(Math.max(first, around - share * width), last - width));
  return [from, Math.round(from + width)];
}
