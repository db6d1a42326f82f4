/** Curves in the unit square. Pure. */

/** Columns of equal length; x never decreases. */
export interface UnitCurve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Selects the points of a long curve to draw, at about equal distances along it, so that corners are preserved.
 * Includes the first and the last point.
 * @returns indices in increasing order, at most `most`
 */
export function thinCurve({ x, y }: UnitCurve, most: number): number[] {
  const { length } = x;
  if (length <= most) return Array.from({ length }, (_, index) => index);
  const stride = (index: number) =>
    Math.abs((x[index] as number) - (x[index - 1] as number)) +
    Math.abs((y[index] as number) - (y[index - 1] as number));
  let way = 0;
  for (let index = 1; index < length; index++) way += stride(index);
  const gap = way / (most - 2);
  const kept = [0];
  let next = gap;
  let walked = 0;
  for (let index = 1; index < length - 1; index++) {
    walked += stride(index);
    if (way === 0 || walked < next) continue;
    kept.push(index);
    next = (Math.floor(walked / gap) + 1) * gap;
  }
  kept.push(length - 1);
  return kept;
}

type Scale = (value: number) => number;

/** An SVG path through the points. With steps, each height is drawn back to the previous point, starting at x = 0. */
export function curvePath({ x, y }: UnitCurve, kept: readonly number[], sx: Scale, sy: Scale, steps: boolean): string {
  const at = (value: number) => value.toFixed(1);
  let before = at(sx(0));
  const parts = kept.flatMap((index) => {
    const [across, up] = [at(sx(x[index] as number)), at(sy(y[index] as number))];
    const part = steps ? `${before},${up}L${across},${up}` : `${across},${up}`;
    before = across;
    return part;
  });
  return parts.length > 0 ? `M${parts.join('L')}` : '';
}
