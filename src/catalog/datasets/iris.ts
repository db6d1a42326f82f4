import { categories, numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const columns = [
  numbers('sepal_length', 'Sepal length', 'cm'),
  numbers('sepal_width', 'Sepal width', 'cm'),
  numbers('petal_length', 'Petal length', 'cm'),
  numbers('petal_width', 'Petal width', 'cm'),
  categories('species', 'Species', ['setosa', 'versicolor', 'virginica']),
];

export const iris: FileDataset = {
  label: 'Iris',
  hyper: {},
  kind: 'file',
  target: 'the species of the flower',
  rows: 'One iris flower.',
  makers: 'Measured by Edgar Anderson in Quebec and published by Ronald A. Fisher in 1936.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C56C76',
  path: 'data/iris.csv',
  format: 'csv',
  count: 150,
  columns,
  predicts: 'species',
  axes: ['petal_length', 'petal_width'],
  scaler: 'standard',
};
