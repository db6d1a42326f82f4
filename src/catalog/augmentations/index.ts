import type { AugmentationDef } from './definition.ts';
import { flip } from './flip.ts';
import { jitter } from './jitter.ts';
import { rotate } from './rotate.ts';
import { shift } from './shift.ts';

export const augmentations = {
  jitter,
  shift,
  rotate,
  flip,
} satisfies Record<string, AugmentationDef>;
