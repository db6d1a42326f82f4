import { categories, images } from './columns.ts';
import type { FileDataset } from './definition.ts';
import { parseImages } from './images.ts';

const levels = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const columns = [categories('digit', 'Digit', levels), images({ channels: 1, height: 8, width: 8 })];

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
  count: 1797,
  columns,
  predicts: 'digit',
  axes: 'components',
  scaler: 'none',
  parse: (text) => parseImages('digits.txt', columns, text),
};
