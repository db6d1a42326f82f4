import { categories } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { imageColumns, parseImages } from './images.ts';

const image = { width: 28, height: 28 };
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
const columns = imageColumns(categories('article', 'Article', levels), image.width, image.height);

export const fashionMnist: FileDataset = {
  label: 'Fashion-MNIST',
  text: 'Pictures from a shop: a thousand of the seventy thousand articles of Fashion-MNIST, a hundred of each of ten kinds, as 28 × 28 grey pixels. It was made to replace the handwritten digits of MNIST, which had become too easy. The network soon recognizes trousers, bags and boots; shirts, pullovers, coats and T-shirts confuse people as well. With 784 inputs and so few images a network can memorize the training part, so weight decay, dropout and shifted or flipped copies are worth trying: about 80% is good here, while networks that train on the whole dataset exceed 90%. Steps take longer than with other data; start with one layer and a small learning rate.',
  reference: {
    authors: 'H. Xiao, K. Rasul, R. Vollgraf',
    year: 2017,
    title: 'Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms',
    url: 'https://arxiv.org/abs/1708.07747',
  },
  differs:
    'These are the first hundred of each kind in the test part, in 36 shades instead of 256; pixels go from 0 to 1 instead of from 0 to 255.',
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
  image,
  parse: (text) => parseImages('fashion_mnist.txt', columns, image, text),
};
