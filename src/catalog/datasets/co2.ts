import { numbers } from './columns.ts';
import type { FileDataset } from './definition.ts';

const LAGS = 12;

const columns = [
  numbers('year', 'Year'),
  numbers('month', 'Month'),
  ...Array.from({ length: LAGS }, (_, index) => {
    const lag = LAGS - index;
    return numbers(`lag_${lag}`, lag === 1 ? 'Change 1 month before' : `Change ${lag} months before`, 'ppm');
  }),
  numbers('change', 'Change', 'ppm'),
];

export const co2: FileDataset = {
  label: 'CO₂',
  hyper: {},
  aliases: ['mauna_loa'],
  kind: 'file',
  target: 'how much the carbon dioxide in the air changes in a month',
  rows: 'One month, with the twelve before it; months next to a gap in the series are omitted.',
  makers: 'Measured since 1958 by the Scripps CO₂ Program, Scripps Institution of Oceanography at UC San Diego.',
  licence: 'CC BY 4.0',
  source: 'https://scrippsco2.ucsd.edu/data/atmospheric_co2/primary_mlo_co2_record',
  ordered: true,
  path: 'data/co2.csv',
  format: 'csv',
  count: 709,
  columns,
  predicts: 'change',
  ignored: ['year', 'month'],
  axes: ['lag_12', 'lag_1'],
  scaler: 'standard',
};
