/** Receives a piece of a border, in cells from the upper left corner of the grid. */
type Emit = (x0: number, y0: number, x1: number, y1: number) => void;

/**
 * Finds the borders between class regions, where the most probable class changes from one grid point to the next, as
 * line segments between the centres of cells.
 * @param offset start of the first class's map in `values`; the others follow
 */
export function classBorders(
  values: ArrayLike<number>,
  offset: number,
  size: number,
  classCount: number,
  emit: Emit,
): void {
  const cells = size * size;
  const winners = mostProbable(values, offset, cells, classCount);
  /** The position between cells `a` and `b` at which their classes are equally probable, from 0 to 1. */
  const crossing = (a: number, b: number) => {
    const [first, second] = [winners[a] as number, winners[b] as number];
    const lead = (cell: number) =>
      (values[offset + first * cells + cell] as number) - (values[offset + second * cells + cell] as number);
    const [before, after] = [lead(a), lead(b)];
    return before === after ? 0.5 : Math.min(1, Math.max(0, before / (before - after)));
  };

  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const a = row * size + column;
      const [b, c, d] = [a + 1, a + size, a + size + 1];
      const on: [number, number][] = [];
      const [x, y] = [column + 0.5, row + 0.5];
      if (winners[a] !== winners[b]) on.push([x + crossing(a, b), y]);
      if (winners[c] !== winners[d]) on.push([x + crossing(c, d), y + 1]);
      if (winners[a] !== winners[c]) on.push([x, y + crossing(a, c)]);
      if (winners[b] !== winners[d]) on.push([x + 1, y + crossing(b, d)]);
      if (on.length === 2) emit(...(on[0] as [number, number]), ...(on[1] as [number, number]));
      else if (on.length > 2) {
        // Where three or four regions meet, their borders meet in the middle.
        const middle = [0, 1].map((axis) => on.reduce((sum, at) => sum + (at[axis] as number), 0) / on.length);
        for (const at of on) emit(...at, ...(middle as [number, number]));
      }
    }
  }
}

function mostProbable(values: ArrayLike<number>, offset: number, cells: number, classCount: number): Uint8Array {
  return Uint8Array.from({ length: cells }, (_, cell) => {
    let best = 0;
    for (let label = 1; label < classCount; label++) {
      if ((values[offset + label * cells + cell] as number) > (values[offset + best * cells + cell] as number)) {
        best = label;
      }
    }
    return best;
  });
}
