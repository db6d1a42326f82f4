import type { GeneratedTargets } from './definition.ts';
import { pictures, SHAPES } from './shape_masks.ts';

export const shapeLabels: GeneratedTargets<'n' | 'noise' | 'most'> = {
  ...pictures,
  label: 'Shape labels',
  aliases: ['multilabel', 'tags'],
  task: 'multilabel',
  each: 'label',
  classes: () => SHAPES,
  target: 'which shapes are in the image, in any number',
};
