import { categories, numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
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
  text: 'Real flowers: length and width, in centimetres, of the sepals and petals of 150 irises, fifty from each of three species. Setosa is far from the other two and any network recognizes it at once; versicolor and virginica overlap a little, so even good models get a few flowers wrong, and about 96% is a fair result. The petals are more informative than the sepals: try removing features. The features are standardized, so none has more influence only because its numbers are larger. With 150 rows the validation part is small and one flower changes its accuracy by several percent; try other seeds before you believe a difference.',
  reference: {
    authors: 'R. A. Fisher',
    year: 1936,
    title: 'The use of multiple measurements in taxonomic problems',
    url: 'https://doi.org/10.1111/j.1469-1809.1936.tb02137.x',
  },
  differs:
    'This copy has the numbers that Fisher printed, as scikit-learn’s does; the file at UCI has errors in flowers 35 and 38.',
  hyper: {},
  kind: 'file',
  target: 'the species of the flower',
  rows: 'One iris flower.',
  makers: 'Measured by Edgar Anderson in Quebec and published by Ronald A. Fisher in 1936.',
  licence: 'CC BY 4.0',
  source: 'https://doi.org/10.24432/C56C76',
  path: 'data/iris.csv',
  columns,
  predicts: 'species',
  axes: ['petal_length', 'petal_width'],
  scaler: 'standard',
  parse: (text) => parseCsv('iris.csv', columns, text),
};
