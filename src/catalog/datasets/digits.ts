import { categories } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { imageColumns, parseImages } from './images.ts';

const image = { width: 8, height: 8 };
const levels = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const columns = imageColumns(categories('digit', 'Digit', levels), image.width, image.height);

export const digits: FileDataset = {
  label: 'Digits',
  text: 'Real handwriting: 1,797 digits that thirteen people wrote, each reduced to 8 × 8 pixels in seventeen shades. It is about the smallest image dataset worth the name, and a network trains on it in seconds: without hidden layers it gets about 97% right, and hidden units add only a little. The first layer has a weight for every pixel, so you can look at each of its units as an image. The remaining errors are often an 8, because its loops look like those of other digits, or a 1 with a foot. The same people wrote the training and the test part, so the network would read the writing of strangers a little worse.',
  reference: {
    authors: 'E. Alpaydin, C. Kaynak',
    year: 1998,
    title: 'Optical Recognition of Handwritten Digits',
    url: 'https://doi.org/10.24432/C50P49',
  },
  differs:
    'This is the test part of the dataset at UCI, as in scikit-learn; pixels go from 0 to 1 instead of from 0 to 16.',
  hyper: {},
  aliases: ['optdigits'],
  kind: 'file',
  target: 'the digit that was written',
  rows: 'One handwritten digit, 8 × 8 pixels.',
  makers:
    'Made by Ethem Alpaydin and Cenk Kaynak at Boğaziçi University, Istanbul, with programs of NIST; given to UCI in 1998.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C50P49',
  path: 'data/digits.txt',
  columns,
  predicts: 'digit',
  axes: 'components',
  scaler: 'none',
  image,
  parse: (text) => parseImages('digits.txt', columns, image, text),
};
