import { csvParse } from 'd3';
import { expect, it } from 'vitest';
import {
  codesCsv,
  dataCsv,
  embeddingCsv,
  historyCsv,
  predictionsCsv,
  splitOf,
} from '../../../../src/export/formats/csv.ts';
import type { Csv } from '../../../../src/table/csv.ts';
import type { Table } from '../../../../src/table/table.ts';

const textOf = ({ pieces }: Csv) => pieces.join('');

const table: Table = {
  columns: [
    { id: 'x', label: 'x, "cm"', levels: null },
    { id: 'kind', label: '=kind', levels: ['a', '=SUM(A1:A9)', '-1', '@x', '\tb', '\rc', '+', "'=d"] },
    { id: 'split', label: 'split', levels: ['own'] },
  ],
  count: 8,
  values: [
    Float64Array.of(-1.5, Number.NaN, 1e-7, 3, 4, 5, 6, 7),
    Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    new Float64Array(8),
  ],
};

it('data keep their columns, have their part, and cannot run in a spreadsheet', () => {
  const csv = dataCsv(table, splitOf(8, { train: [0, 1, 2], validation: [4], test: [7] }));
  expect(textOf(csv)).toBe(
    [
      `row,"x, ""cm""",'=kind,split,split_2`,
      '0,-1.5,a,own,train',
      "1,,'=SUM(A1:A9),own,train",
      '2,1e-7,-1,own,train',
      "3,3,'@x,own,",
      `4,4,"'\tb",own,validation`,
      `5,5,"'\rc",own,`,
      "6,6,'+,own,",
      "7,7,''=d,own,test",
      '',
    ].join('\r\n'),
  );
  // The label, and six of the cells.
  expect(csv.escaped).toBe(7);
});

it('data have a column for each label and for the category of each pixel', () => {
  const image = { channels: 1, height: 1, width: 2 };
  const pixels: Table = {
    columns: [
      { id: 'image', label: 'image', levels: null, image },
      { id: 'mask', label: 'mask', levels: ['back', 'disc'], image },
      { id: 'shows', label: 'shows', levels: null, flags: ['disc', 'ring'] },
    ],
    count: 1,
    values: [Float64Array.of(0, 0.5), Float64Array.of(1, 0), Float64Array.of(0, 1)],
  };
  expect(csvParse(textOf(dataCsv(pixels, [2])))).toEqual(
    Object.assign(
      [
        {
          row: '0',
          'Row 1, column 1': '0',
          'Row 1, column 2': '0.5',
          'mask, row 1, column 1': 'disc',
          'mask, row 1, column 2': 'back',
          disc: '0',
          ring: '1',
          split: 'test',
        },
      ],
      { columns: expect.any(Array) },
    ),
  );
});

it('predictions have the row, the part, the target, the outputs and the loss', () => {
  const classes = ['=a', 'b'];
  const csv = predictionsCsv({
    rows: [4, 0],
    split: [1, 0],
    targets: { labels: ['target'], levels: classes, values: [0, 1] },
    predictions: { labels: ['prediction'], levels: classes, values: [1, 1] },
    outputs: { labels: ['=a', 'b'], levels: null, values: [0.25, 0.75, 0.5, 0.5] },
    losses: [Math.LN2, Number.NaN],
  });
  expect(textOf(csv)).toBe(
    `row,split,target,prediction,'=a,b,loss\r\n4,validation,'=a,b,0.25,0.75,${Math.LN2}\r\n0,train,b,b,0.5,0.5,\r\n`,
  );
  expect(csv.escaped).toBe(2);
});

it('a history has the series that were measured, with all digits', () => {
  const curves = {
    step: [0, 10],
    epoch: [0, 1 / 3],
    seconds: [0, 0.5],
    values: {
      'train/loss': [1, Number.NaN],
      'train/metric': Float32Array.of(0.1, 0.2),
      'validation/generatorLoss': [Number.NaN, Number.NaN],
      'gradient-norm': [Number.POSITIVE_INFINITY, 1e21],
    },
  };
  expect(textOf(historyCsv(curves, 'accuracy')).split('\r\n')).toEqual([
    'step,epoch,seconds,train_loss,train_accuracy,gradient_norm',
    '0,0,0,1,0.1,Infinity',
    '10,0.3333333333333333,0.5,,0.2,1e+21',
    '',
  ]);
});

it('the tokens of an embedding and the codes of examples are rows', () => {
  const embedding = embeddingCsv(
    ['a', '=', ',', '\n', ' '],
    Float32Array.from({ length: 10 }, (_, index) => index),
  );
  expect(textOf(embedding)).toBe('token,dimension1,dimension2\r\na,0,1\r\n\'=,2,3\r\n",",4,5\r\n"\n",6,7\r\n ,8,9\r\n');
  expect(embedding.escaped).toBe(1);
  const codes = codesCsv({
    rows: [1],
    split: [2],
    targets: { labels: ['class'], levels: ['a', 'b'], values: [1] },
    codes: [0.5, -1],
    errors: [0.125],
  });
  expect(textOf(codes)).toBe('row,split,class,code1,code2,error\r\n1,test,b,0.5,-1,0.125\r\n');
});
