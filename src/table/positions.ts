import { pixelCount } from './pixels.ts';
import type { Column } from './table.ts';

/** The places of an example that have a target each. */
export interface TargetPositions {
  readonly of: 'step' | 'pixel' | 'label';
  readonly count: number;
}

/** The places in each row of a target column that have a value each; null if a row has a single one. */
export function positionsIn({ sequence, image, flags }: Column): TargetPositions | null {
  if (sequence !== undefined) return { of: 'step', count: sequence.steps };
  if (flags !== undefined) return { of: 'label', count: flags.length };
  return image === undefined ? null : { of: 'pixel', count: pixelCount(image) };
}
