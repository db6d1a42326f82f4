import { categories, incomplete, numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const columns = [
  categories('species', 'Species', ['Adelie', 'Chinstrap', 'Gentoo']),
  categories('island', 'Island', ['Biscoe', 'Dream', 'Torgersen']),
  incomplete(numbers('bill_length', 'Bill length', 'mm')),
  incomplete(numbers('bill_depth', 'Bill depth', 'mm')),
  incomplete(numbers('flipper_length', 'Flipper length', 'mm')),
  incomplete(numbers('body_mass', 'Body mass', 'g')),
  incomplete(categories('sex', 'Sex', ['female', 'male'])),
];

export const penguins: FileDataset = {
  label: 'Penguins',
  hyper: {},
  aliases: ['palmer_penguins'],
  kind: 'file',
  target: 'the species of the penguin',
  rows: 'One adult penguin at its nest.',
  makers:
    'Measured by Kristen Gorman and the Palmer Station Long Term Ecological Research program from 2007 to 2009; turned into a dataset by Allison Horst, Alison Hill and Kristen Gorman.',
  licence: 'CC0 1.0',
  source: 'https://allisonhorst.github.io/palmerpenguins/',
  path: 'data/penguins.csv',
  format: 'csv',
  count: 344,
  columns,
  predicts: 'species',
  axes: ['bill_length', 'bill_depth'],
  scaler: 'standard',
};
