import type { DatasetDef, Example } from './definition.ts';

const features = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'];
const classes = ['setosa', 'versicolor', 'virginica'];
const header = [...features, 'species'].join(',');

export const iris: DatasetDef = {
  label: 'Iris',
  text: 'Real flowers: length and width, in centimetres, of the sepals and petals of 150 irises, fifty each of three species. Setosa is far from the other two and any network finds it at once; versicolor and virginica overlap a little, so a few flowers are wrong even for good models, and about 96% is a fair result. The petals tell more than the sepals: try leaving features out. The features are standardized, so that none counts more for its larger numbers. With 150 rows the validation part is small and one flower moves its accuracy by several percent; try other seeds before believing a difference.',
  reference: {
    authors: 'R. A. Fisher',
    year: 1936,
    title: 'The use of multiple measurements in taxonomic problems',
    url: 'https://doi.org/10.1111/j.1469-1809.1936.tb02137.x',
  },
  differs:
    'This copy has the numbers that Fisher printed, as scikit-learn has; the file at UCI has errors in flowers 35 and 38.',
  hyper: {},
  task: 'multiclass',
  features,
  classes,
  target: 'the species of the flower',
  axes: [2, 3],
  standardize: true,
  source: {
    kind: 'file',
    path: 'data/iris.csv',
    licence: 'CC BY 4.0 (R. A. Fisher, 1936; UCI Machine Learning Repository)',
    parse,
  },
};

function parse(text: string): Example[] {
  const [first = '', ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  if (first.trim() !== header) throw new Error(`iris.csv line 1: expected "${header}", found "${first}"`);
  if (rows.length === 0) throw new Error(`iris.csv: no rows after "${first}"`);

  return rows.map((row, index) => {
    const fail = (problem: string) => new Error(`iris.csv line ${index + 2}: ${problem} in "${row}"`);
    const cells = row.split(',').map((cell) => cell.trim());
    if (cells.length !== features.length + 1) {
      throw fail(`expected ${features.length + 1} values, found ${cells.length}`);
    }
    const species = cells.pop() as string;
    const label = classes.indexOf(species);
    if (label < 0) throw fail(`unknown species "${species}"`);
    const bad = cells.find((cell) => cell === '' || !Number.isFinite(Number(cell)));
    if (bad !== undefined) throw fail(`"${bad}" is not a number`);
    return { features: cells.map(Number), label };
  });
}
