import { categories, images } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { n } from './points.ts';

const levels = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];
const columns = [categories('article', 'Article', levels), images({ channels: 1, height: 28, width: 28 })];

export const fashionMnist: FileDataset<'n'> = {
  label: 'Fashion-MNIST',
  hyper: {
    n: {
      ...n,
      default: 1000,
      min: 100,
      max: 6000,
      explain:
        'More images make overfitting harder and an epoch longer. Those beyond 1,000 are loaded when they are needed.',
    },
  },
  aliases: ['fashion'],
  kind: 'file',
  target: 'the kind of article',
  rows: 'One article, 28 × 28 pixels.',
  makers: 'Made by Han Xiao, Kashif Rasul and Roland Vollgraf at Zalando Research from the pictures of the shop.',
  licence: 'MIT',
  source: 'https://github.com/zalandoresearch/fashion-mnist',
  path: 'data/fashion_mnist.txt',
  format: 'images',
  count: 1000,
  columns,
  predicts: 'article',
  axes: 'components',
  scaler: 'none',
  // Xiao, Rasul and Vollgraf (2017), figure 1: photographs in 256 shades, bright on black, whose longer side was reduced
  // to 28 pixels. The file has 36 of the shades. A drawing keeps its place, because a person sees the edges of the pad.
  drawing: { background: [0], ink: [0.8], shades: true, stroke: 4, levels: 35, box: null },
  more: {
    path: 'data/fashion_mnist_more.txt',
    bytes: 3_935_009,
  },
};
