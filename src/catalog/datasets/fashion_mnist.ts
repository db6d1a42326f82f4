import { categories, images } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { parseImages } from './images.ts';

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

export const fashionMnist: FileDataset = {
  label: 'Fashion-MNIST',
  hyper: {},
  aliases: ['fashion'],
  kind: 'file',
  target: 'the kind of article',
  rows: 'One article, 28 × 28 pixels.',
  makers: 'Made by Han Xiao, Kashif Rasul and Roland Vollgraf at Zalando Research from the pictures of the shop.',
  licence: 'MIT',
  source: 'https://github.com/zalandoresearch/fashion-mnist',
  path: 'data/fashion_mnist.txt',
  columns,
  predicts: 'article',
  axes: 'components',
  scaler: 'none',
  parse: (text) => parseImages('fashion_mnist.txt', columns, text),
};
