import { categories, numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
import type { FileDataset } from './definition.ts';

const columns = [
  numbers('age', 'Age', 'years'),
  categories('sex', 'Sex', ['1', '2']),
  numbers('bmi', 'Body mass index', 'kg/m²'),
  numbers('blood_pressure', 'Mean blood pressure'),
  numbers('total_cholesterol', 'Total cholesterol'),
  numbers('ldl', 'Low-density lipoproteins'),
  numbers('hdl', 'High-density lipoproteins'),
  numbers('cholesterol_ratio', 'Total cholesterol / HDL'),
  numbers('log_triglycerides', 'Triglycerides, probably their logarithm'),
  numbers('glucose', 'Blood sugar'),
  numbers('progression', 'Disease progression'),
];

export const diabetes: FileDataset = {
  label: 'Diabetes',
  text: 'Real patients: age, sex, body mass index, blood pressure and six blood values of 442 people with diabetes, and a number that measures how far the disease had progressed a year later. It is a regression in which the columns do not determine the target: linear models explain about half of the variance, and large networks do worse on the validation part, because they learn the noise of a few hundred rows. Body mass index and the triglycerides matter most. Use it to compare weight decay, early stopping and L1, the method that made this dataset famous. The progression ranges from 25 to 346 and is scaled like the features; without scaling, a network starts near 0 and spends its first epochs finding the mean.',
  reference: {
    authors: 'B. Efron, T. Hastie, I. Johnstone, R. Tibshirani',
    year: 2004,
    title: 'Least angle regression',
    url: 'https://doi.org/10.1214/009053604000000067',
  },
  differs:
    'These are the numbers as measured; by default, scikit-learn’s load_diabetes returns each feature centred and scaled to length 1.',
  hyper: {},
  kind: 'file',
  target: 'how far the disease has progressed after a year',
  rows: 'One patient. The meaning of 1 and 2 in the column sex was never published.',
  makers:
    'Published by Bradley Efron, Trevor Hastie, Iain Johnstone and Robert Tibshirani in 2004; shipped by scikit-learn.',
  licence: 'BSD 3-Clause, as part of scikit-learn; its authors state none',
  source: 'https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html',
  path: 'data/diabetes.csv',
  columns,
  predicts: 'progression',
  axes: ['bmi', 'log_triglycerides'],
  scaler: 'standard',
  parse: (text) => parseCsv('diabetes.csv', columns, text),
};
