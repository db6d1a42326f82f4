import { categories, numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const columns = [
  numbers('alcohol', 'Alcohol'),
  numbers('malic_acid', 'Malic acid'),
  numbers('ash', 'Ash'),
  numbers('alcalinity_of_ash', 'Alcalinity of ash'),
  numbers('magnesium', 'Magnesium'),
  numbers('total_phenols', 'Total phenols'),
  numbers('flavanoids', 'Flavanoids'),
  numbers('nonflavanoid_phenols', 'Nonflavanoid phenols'),
  numbers('proanthocyanins', 'Proanthocyanins'),
  numbers('color_intensity', 'Color intensity'),
  numbers('hue', 'Hue'),
  numbers('od280_od315', 'OD280/OD315 of diluted wines'),
  numbers('proline', 'Proline'),
  categories('cultivar', 'Cultivar', ['Barolo', 'Grignolino', 'Barbera']),
];

export const wine: FileDataset = {
  label: 'Wine',
  hyper: {},
  kind: 'file',
  target: 'the grape that the wine is made from',
  rows: 'One bottle of wine.',
  makers:
    'Measured by Michele Forina and others at the Institute of Pharmaceutical and Food Analysis and Technologies in Genoa; given to UCI by Stefan Aeberhard in 1991.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C5PC7J',
  path: 'data/wine.csv',
  format: 'csv',
  count: 178,
  columns,
  predicts: 'cultivar',
  axes: ['flavanoids', 'proline'],
  scaler: 'standard',
};
