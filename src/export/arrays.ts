import type { Shape } from '../math/shape.ts';

/** A tensor in a file, with its name there. */
export interface NamedArray {
  readonly name: string;
  readonly shape: Shape;
  readonly data: Float32Array | Int32Array;
}

/** What a file of arrays contains. */
export interface ArrayFile {
  readonly arrays: readonly NamedArray[];
  /** Texts about them, by name. */
  readonly metadata: Readonly<Record<string, string>>;
}
