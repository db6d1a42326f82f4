import type { Hyperparameter } from '../entry.ts';
import type { GeneratedTargets } from './definition.ts';
import { n, noise } from './points.ts';

/** Width and height of an image, in pixels. */
export const SIZE = 16;

/** The shapes that an image may show. */
export const SHAPES = ['disc', 'square', 'triangle'] as const;

const most: Hyperparameter = {
  label: 'Most shapes',
  tex: 'm',
  default: 2,
  min: 1,
  max: 3,
  scale: 'linear',
  integer: true,
  effect: 'resample',
  explain: 'Each image has from one to this many shapes. Three of them may touch or cover each other.',
};

/** The numbers of the pictures that `shape_masks` and `shape_labels` share. */
export const pictureHyper = {
  n: { ...n, default: 1000, explain: 'More examples show each shape in more places; an epoch takes longer.' },
  noise: {
    ...noise,
    default: 0.05,
    max: 0.5,
    explain: 'More noise makes every pixel less reliable, so that only its surroundings tell its shape.',
  },
  most,
};

/** What the pictures of `shape_masks` and `shape_labels` are. */
export const pictures = {
  hyper: pictureHyper,
  kind: 'generated',
  features: ['image'],
  image: { channels: 1, height: SIZE, width: SIZE },
  axes: 'components',
  standardize: false,
  // As the generator does: a shape brighter than the background, mixed in the pixels that an edge divides.
  drawing: { background: [0.15], ink: [0.75], shades: true, stroke: 3, levels: null, box: null },
} as const;

export const shapeMasks: GeneratedTargets<'n' | 'noise' | 'most'> = {
  ...pictures,
  label: 'Shape masks',
  aliases: ['masks', 'segmentation'],
  task: 'segmentation',
  each: 'pixel',
  classes: () => ['background', ...SHAPES],
  target: 'the shape to which each pixel belongs',
};
