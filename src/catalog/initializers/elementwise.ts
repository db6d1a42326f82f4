import { sizeOf } from '../../math/shape.ts';
import type { Site } from './definition.ts';

/** Draws the elements of a tensor one after another, independently of each other. */
export function elementwise({ shape }: Site, next: () => number): Float32Array {
  return Float32Array.from({ length: sizeOf(shape) }, next);
}
