/** Space between two units. */
export const GAP = 4;
const LARGEST = 64;
const SMALLEST = matchMedia('(pointer: coarse)').matches ? 40 : 24;

/** The squares of a grid: their distance from one to the next, and the size of them all. */
export interface GridPlace {
  readonly pitch: number;
  readonly perRow: number;
  readonly width: number;
  readonly height: number;
}

/** Finds the largest size at which all squares fit. If even the smallest do not fit, the grid scrolls. */
export function placeGrid(units: number, width: number, height: number): GridPlace {
  const at = (pitch: number) => {
    const perRow = Math.max(1, Math.min(units, Math.floor((width + GAP) / pitch)));
    const rows = Math.ceil(units / perRow);
    return { pitch, perRow, width: perRow * pitch - GAP, height: rows * pitch - GAP };
  };
  let pitch = LARGEST + GAP;
  while (pitch > SMALLEST + GAP && at(pitch).height > height) pitch--;
  return at(pitch);
}
