/** How numbers are brought to a common range: x' = (x − offset) · factor. */
export interface Scale {
  readonly offset: number;
  /** Not 0. */
  readonly factor: number;
}

/** Leaves numbers as they are. */
export const UNSCALED: Scale = { offset: 0, factor: 1 };

/** The number that was scaled to this one. */
export function unscaled(value: number, { offset, factor }: Scale): number {
  return value / factor + offset;
}
