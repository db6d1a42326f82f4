import { categories, numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
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
  text: 'Real wines: thirteen chemical measurements of 178 red wines that grew in the same region of Italy but come from three kinds of grapes. Once the features are standardized, straight borders separate the kinds, and even a network without hidden layers is nearly always right. Without scaling, proline, whose values exceed a thousand, dominates everything else and training stalls: switch the scaling off and watch. With thirteen features and so few rows, overfitting also shows soon, and under L1 the weights reveal which features matter. The validation part holds a few dozen wines, so a single one is worth several percent; do not take small differences seriously.',
  reference: {
    authors: 'S. Aeberhard, D. Coomans, O. de Vel',
    year: 1994,
    title: 'Comparative analysis of statistical pattern recognition methods in high dimensional settings',
    url: 'https://doi.org/10.1016/0031-3203(94)90145-7',
  },
  differs:
    'UCI and scikit-learn number the cultivars; their names are those of the full data, which Forina and others published in 1986.',
  hyper: {},
  kind: 'file',
  target: 'the grape that the wine is made from',
  rows: 'One bottle of wine.',
  makers:
    'Measured by Michele Forina and others at the Institute of Pharmaceutical and Food Analysis and Technologies in Genoa; given to UCI by Stefan Aeberhard in 1991.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C5PC7J',
  path: 'data/wine.csv',
  columns,
  predicts: 'cultivar',
  axes: ['flavanoids', 'proline'],
  scaler: 'standard',
  parse: (text) => parseCsv('wine.csv', columns, text),
};
