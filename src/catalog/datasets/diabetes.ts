import { categories, numbers } from './columns.ts';
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
  hyper: {},
  kind: 'file',
  target: 'how far the disease has progressed after a year',
  rows: 'One patient. The meaning of 1 and 2 in the column sex was never published.',
  makers:
    'Published by Bradley Efron, Trevor Hastie, Iain Johnstone and Robert Tibshirani in 2004; shipped by scikit-learn.',
  licence: 'BSD 3-Clause, as part of scikit-learn; its authors state none',
  source: 'https://www4.stat.ncsu.edu/~boos/var.select/diabetes.html',
  path: 'data/diabetes.csv',
  format: 'csv',
  count: 442,
  columns,
  predicts: 'progression',
  axes: ['bmi', 'log_triglycerides'],
  scaler: 'standard',
};
