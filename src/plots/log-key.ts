import type { LogLine } from './LogLinesPlot.tsx';

/** What the key of a logarithmic axis tells of a line. */
export interface KeyEntry {
  /** Place of the line. */
  readonly index: number;
  /** Its name, and that it is 0 at last, which the axis cannot show. */
  readonly text: string;
  /** Place of its last value that the axis can show; -1 where there is none. */
  readonly end: number;
}

/** The lines that the key names: those that can be drawn somewhere, and those that are exactly 0. */
export function logKey(lines: readonly LogLine[]): readonly KeyEntry[] {
  return lines.flatMap(({ name, values }, index) => {
    const end = values.findLastIndex(isDrawn);
    const isZero = values.at(-1) === 0;
    return end >= 0 || isZero ? [{ index, text: isZero ? `${name}: 0` : name, end }] : [];
  });
}

/** Whether a logarithmic axis has a place for a value. */
export function isDrawn(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}
