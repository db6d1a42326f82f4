import { numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const columns = [numbers('year', 'Year'), numbers('sunspots', 'Sunspots')];

export const sunspots: FileDataset = {
  label: 'Sunspots',
  hyper: {},
  aliases: ['wolf_numbers'],
  kind: 'file',
  target: 'the sunspot number of a year',
  rows: 'One year from 1700 to 2008, in this order, with the mean sunspot number.',
  makers:
    'Begun in 1848 by Rudolf Wolf, who added older years from records; continued in Zurich, then by the Royal Observatory of Belgium.',
  licence: 'Public domain',
  source: 'https://www.statsmodels.org/stable/datasets/generated/sunspots.html',
  path: 'data/sunspots.csv',
  format: 'csv',
  count: 309,
  columns,
  predicts: 'sunspots',
  ignored: ['year'],
  // Two cycles of the sun, which takes about 11 years for one.
  ordered: true,
  series: { window: 24, horizon: 1 },
  axes: ['year'],
  scaler: 'standard',
};
