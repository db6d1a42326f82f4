/** A quantity over the steps. */
export interface LogLine {
  readonly name: string;
  /** Values that are not positive or not finite leave a gap; the key marks a line whose last value is 0. */
  readonly values: readonly number[];
}

/** An entry for a line in the key of a logarithmic axis. */
export interface KeyEntry {
  /** Index of the line. */
  readonly index: number;
  /** The line's name, with a note if its last value is 0, which the axis cannot show. */
  readonly text: string;
  /** Index of the last value that the axis can show; −1 if there is none. */
  readonly end: number;
}

/** The lines that the key contains: those with a value that can be drawn, and those that are exactly 0. */
export function logKey(lines: readonly LogLine[]): readonly KeyEntry[] {
  return lines.flatMap(({ name, values }, index) => {
    const end = values.findLastIndex(isDrawn);
    const isZero = values.at(-1) === 0;
    return end >= 0 || isZero ? [{ index, text: isZero ? `${name}: 0` : name, end }] : [];
  });
}

/** Whether a logarithmic axis can show a value. */
export function isDrawn(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}
