import type { RunView } from '../../../runtime/protocol.ts';

/** Turns what a regression predicts, or should, into the unit in which the data have it. */
export function inOwnUnits({ targetScale: { offset, factor } }: RunView): (value: number) => number {
  return (value) => value / factor + offset;
}
