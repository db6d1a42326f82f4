/** A scaling of numbers to a common range: x' = (x − offset) · factor. */
export interface Scale {
  readonly offset: number;
  /** Not 0. */
  readonly factor: number;
}

/** Leaves numbers unchanged. */
export const UNSCALED: Scale = { offset: 0, factor: 1 };

/** The number on the common range. */
export function scaled(value: number, { offset, factor }: Scale): number {
  return (value - offset) * factor;
}

/** The original number of a scaled one. */
export function unscaled(value: number, { offset, factor }: Scale): number {
  return value / factor + offset;
}
