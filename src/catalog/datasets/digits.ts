import { categories } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { imageColumns, parseImages } from './images.ts';

const image = { width: 8, height: 8 };
const levels = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const columns = imageColumns(categories('digit', 'Digit', levels), image.width, image.height);

export const digits: FileDataset = {
  label: 'Digits',
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
