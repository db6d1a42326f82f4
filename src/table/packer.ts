import type { Shape } from '../math/shape.ts';
import type { Problem } from './problem.ts';
import type { OwnTable } from './table.ts';

/** An array of float32 numbers with its name and its shape. */
export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  /** In row-major order. */
  readonly values: Float32Array;
}

/** The most numbers of arrays that a link can contain. */
export const MOST_PACKED = 4096;

/** Turns tables and arrays into text for a link, and back. */
export interface Packer {
  /** The table as text for a link, or null if it would be too long. */
  packTable(table: OwnTable): string | null;
  /** Restores the table from a text of `packTable`. Any other text gives a problem that says what is wrong with it. */
  unpackTable(text: string): OwnTable | Problem;
  /** The arrays as text for a link. */
  packArrays(arrays: readonly NamedArray[]): string;
  /** Restores the arrays from a text of `packArrays`; null if it is any other text. */
  unpackArrays(text: string): readonly NamedArray[] | null;
}

/** In place of a packer that has not been loaded. */
const ABSENT: Packer = {
  packTable: () => null,
  unpackTable: () => ({ message: 'The code that reads data in a link could not be loaded. Reload the page.' }),
  packArrays: () => '',
  unpackArrays: () => null,
};

let provided = ABSENT;

/** Provides the packer for the whole program: `packing.ts` does. */
export function providePacker(packer: Packer): void {
  provided = packer;
}

/**
 * The packer. Few links need it, and it is large, so the page loads it only for these; see `needsPacker`. Every other
 * program imports `packing.ts` at its start, and so does whatever makes tables or reads texts from outside.
 */
export function packer(): Packer {
  return provided;
}

/** Whether the text of an experiment may contain a table or arrays that cannot be read yet. */
export function needsPacker(text: string): boolean {
  // Even a link that was changed on the way has these letters.
  return provided === ABSENT && /table|start/i.test(text);
}
