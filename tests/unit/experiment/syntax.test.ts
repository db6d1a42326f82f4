import { expect, test } from 'vitest';
import { parseTerms, printNumber, TextError } from '../../../src/experiment/syntax.ts';

test('reads numbers, names and calls within calls', () => {
  expect(parseTerms('-1.5e-3, relu')).toEqual([
    { kind: 'number', value: -0.0015, text: '-1.5e-3' },
    { kind: 'call', id: 'relu', args: [], text: 'relu' },
  ]);
  expect(parseTerms('dense(8, leaky_relu(alpha = 0.2))')).toEqual([
    {
      kind: 'call',
      id: 'dense',
      text: 'dense(8, leaky_relu(alpha = 0.2))',
      args: [
        { name: null, value: { kind: 'number', value: 8, text: '8' } },
        {
          name: null,
          value: {
            kind: 'call',
            id: 'leaky_relu',
            text: 'leaky_relu(alpha = 0.2)',
            args: [{ name: 'alpha', value: { kind: 'number', value: 0.2, text: '0.2' } }],
          },
        },
      ],
    },
  ]);
  expect(parseTerms('adam()')).toMatchObject([{ id: 'adam', args: [] }]);
});

test.each([
  ['', 'expected a name or a number at character 1, but the text ends'],
  ['dense(8', 'expected a comma or ")" at character 8, but the text ends'],
  ['dense(8))', 'expected a comma or the end at character 9, but found ")"'],
  ['dense(8,)', 'expected a name or a number at character 9, but found ")"'],
  ['a;b', 'expected a comma or the end at character 2, but found ";"'],
  ['12abc', 'expected a name or a number at character 1, but found "1"'],
  ['a('.repeat(9), 'brackets are nested more than 8 deep'],
])('says where %j is wrong', (text, message) => {
  expect(() => parseTerms(text)).toThrow(new TextError(message));
});

test.each([
  [0.03, '0.03'],
  [1e-7, '1e-7'],
  [1e21, '1e21'],
  [500, '500'],
])('prints %d as short as possible', (value, text) => {
  expect(printNumber(value)).toBe(text);
  expect(parseTerms(text)).toMatchObject([{ value }]);
});
