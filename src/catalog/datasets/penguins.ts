import { categories, incomplete, numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
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
  text: 'Real penguins: bill, flipper, weight, sex and island of 344 birds of three species, measured around Palmer Station in Antarctica. Bill length and depth together nearly separate the species, although neither does alone; with the other measurements even a network without hidden layers gets about 99% right. The data are as they were collected: two birds were not measured at all and the sex of eleven is unknown, so missing values need a treatment before training. Island and sex are categories and become one input per value. Beware of the island: Gentoo live on one and Chinstrap on another, so it nearly gives the species away, which would not help with birds from elsewhere.',
  reference: {
    authors: 'K. B. Gorman, T. D. Williams, W. R. Fraser',
    year: 2014,
    title:
      'Ecological Sexual Dimorphism and Environmental Variability within a Community of Antarctic Penguins (Genus Pygoscelis)',
    url: 'https://doi.org/10.1371/journal.pone.0090081',
  },
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
  columns,
  predicts: 'species',
  axes: ['bill_length', 'bill_depth'],
  scaler: 'standard',
  parse: (text) => parseCsv('penguins.csv', columns, text),
};
