import { categories, numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const measures = {
  radius: 'Radius',
  texture: 'Texture',
  perimeter: 'Perimeter',
  area: 'Area',
  smoothness: 'Smoothness',
  compactness: 'Compactness',
  concavity: 'Concavity',
  concave_points: 'Concave points',
  symmetry: 'Symmetry',
  fractal_dimension: 'Fractal dimension',
};
const statistics = { mean: 'mean', se: 'standard error', worst: 'worst' };

const columns = [
  ...Object.entries(statistics).flatMap(([statistic, word]) =>
    Object.entries(measures).map(([measure, label]) => numbers(`${measure}_${statistic}`, `${label}, ${word}`)),
  ),
  categories('diagnosis', 'Diagnosis', ['benign', 'malignant']),
];

export const breastCancer: FileDataset = {
  label: 'Breast cancer',
  hyper: {},
  aliases: ['wdbc'],
  kind: 'file',
  target: 'whether the lump is malignant',
  rows: 'One lump, from a digitized image of a fine needle aspirate.',
  makers:
    'Made by William H. Wolberg, W. Nick Street and Olvi L. Mangasarian at the University of Wisconsin; given to UCI in 1995.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C5DW2B',
  path: 'data/breast_cancer.csv',
  format: 'csv',
  count: 569,
  columns,
  predicts: 'diagnosis',
  axes: ['perimeter_worst', 'concave_points_worst'],
  scaler: 'standard',
};
