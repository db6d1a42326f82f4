import type { Hyperparameter } from '../entry.ts';
import type { GeneratedDataset } from './definition.ts';
import { n, noise } from './points.ts';

/** Width and height of an image, in pixels. */
export const SIZE = 20;

const sizes: Hyperparameter = {
  label: 'Sizes',
  tex: 'r',
  default: 1,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['equal', 'varied'],
  effect: 'resample',
  explain: '“Varied” draws a size for every image, so that the network cannot rely on lengths.',
};

export const shapes: GeneratedDataset<'n' | 'noise' | 'sizes'> = {
  label: 'Shapes',
  hyper: {
    n: { ...n, default: 2000, explain: 'More examples show each shape in more places; an epoch takes longer.' },
    noise: {
      ...noise,
      default: 0.05,
      max: 0.5,
      explain: 'More noise makes every pixel less reliable, so that only many of them together show the shape.',
    },
    sizes,
  },
  kind: 'generated',
  task: 'multiclass',
  features: ['image'],
  image: { channels: 3, height: SIZE, width: SIZE },
  axes: 'components',
  standardize: false,
  // As the generator does: a bright colour on a dark one, mixed in the pixels that an edge divides, anywhere in the image.
  drawing: { background: [0.18, 0.1, 0.14], ink: [0.95, 0.75, 0.2], shades: true, stroke: 3, levels: null, box: null },
  classes: () => ['circle', 'square', 'triangle', 'cross'],
  target: 'the shape in the image, wherever it is',
};
