import { categories, numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
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
  text: 'Real tissue: thirty numbers that describe the cell nuclei in microscope images of 569 breast lumps, and whether the lump was malignant. Ten measures such as radius and texture are given in three forms: the mean over the nuclei, its standard error, and the mean of the three worst. Radius, perimeter and area carry nearly the same information, so the network can distribute weights among them in many ways. A network without hidden layers reaches about 98%; more layers add nothing. The two kinds of error are not equally bad: overlooking a cancer is worse than a false alarm, so look at recall and move the threshold rather than chase accuracy. The results hold only for these images; this is not a medical device.',
  reference: {
    authors: 'W. N. Street, W. H. Wolberg, O. L. Mangasarian',
    year: 1993,
    title: 'Nuclear feature extraction for breast tumor diagnosis',
    url: 'https://doi.org/10.1117/12.148698',
  },
  differs: 'scikit-learn codes malignant as 0 and benign as 1; here malignant is the positive class.',
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
  columns,
  predicts: 'diagnosis',
  axes: ['perimeter_worst', 'concave_points_worst'],
  scaler: 'standard',
  parse: (text) => parseCsv('breast_cancer.csv', columns, text),
};
