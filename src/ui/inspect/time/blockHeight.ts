import type { Size } from '../../../plots/core/size.ts';

/** The height of a row of units, and of all of them, in design pixels. */
const ROW = { usual: 6, most: 24 };
export const HEIGHT = { least: 34, most: 128 } as const;
/** The height of the choices above the blocks, and of what belongs to a block besides its rows. */
const ABOVE = 62;
const BESIDE = 52;

/**
 * The height of the rows of each of several blocks, in design pixels. In a large inspector they fill it.
 * @param room the visible part of the inspector; null if the page scrolls
 */
export function blockHeight(units: number, blocks: number, room: Size | null): number {
  const usual = Math.max(HEIGHT.least, Math.min(HEIGHT.most, units * ROW.usual));
  if (room === null) return usual;
  const lines = blocks > 1 ? 2 : 1;
  const visible = (room.height - ABOVE) / lines - BESIDE;
  return Math.max(usual, Math.min(visible, units * ROW.most));
}
