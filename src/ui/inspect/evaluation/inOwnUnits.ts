import type { RunView } from '../../../runtime/protocol.ts';

/** Turns what a regression predicts, or should, into the unit in which the data have it. */
export function inOwnUnits(_view: RunView): (value: number) => number {
  return (value) => value;
}
