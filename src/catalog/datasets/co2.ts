import { numbers } from './columns.ts';
import { parseCsv } from './csv.ts';
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
  text: 'A real time series: carbon dioxide in the air above Mauna Loa, Hawaii, month by month from 1958 to 2020. It is cut into windows: twelve monthly changes are the features, and the change in the next month is the target. Changes are used rather than levels, because the level rises all the time and validation would then cover a range that training has never seen. Forests breathe once a year, so repeating the change of twelve months ago is off by 0.34 ppm on average, and a linear network by 0.29: beat that before you praise depth. Windows of neighbouring months overlap, so a shuffled split makes the task easier than predicting the future; the data contain year and month, which are ignored by default.',
  reference: {
    authors: 'C. D. Keeling, S. C. Piper, R. B. Bacastow, M. Wahlen, T. P. Whorf, M. Heimann, H. A. Meijer',
    year: 2001,
    title:
      'Exchanges of atmospheric CO2 and 13CO2 with the terrestrial biosphere and oceans from 1978 to 2000. I. Global aspects',
    url: 'https://escholarship.org/uc/item/09v319r9',
  },
  hyper: {},
  aliases: ['mauna_loa'],
  kind: 'file',
  target: 'how much the carbon dioxide in the air changes in a month',
  rows: 'One month, with the twelve before it; months next to a gap in the series are omitted.',
  makers: 'Measured since 1958 by the Scripps CO₂ Program, Scripps Institution of Oceanography at UC San Diego.',
  licence: 'CC BY 4.0',
  source: 'https://scrippsco2.ucsd.edu/data/atmospheric_co2/primary_mlo_co2_record',
  path: 'data/co2.csv',
  columns,
  predicts: 'change',
  ignored: ['year', 'month'],
  axes: ['lag_12', 'lag_1'],
  scaler: 'standard',
  parse: (text) => parseCsv('co2.csv', columns, text),
};
