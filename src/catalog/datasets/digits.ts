import { categories, images } from './columns.ts';
import type { FileDataset } from './definition.ts';

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
  format: 'images',
  count: 1797,
  columns,
  predicts: 'digit',
  axes: 'components',
  scaler: 'none',
  // The programs of NIST scaled the bitmap of a digit to 20 × 32 bits, a narrow one to less than that width, and centred
  // it in 32 × 32; a pixel is the number of black ones among its 4 × 4 bits. See optdigits.names at the source, and Garris
  // et al. (1994), NIST Form-Based Handprint Recognition System, NISTIR 5469. The digits of the file fill all eight rows.
  drawing: { background: [0], ink: [1], shades: false, stroke: 1, levels: 16, box: { height: 8, width: 5 } },
};
