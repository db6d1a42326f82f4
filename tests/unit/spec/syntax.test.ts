import { expect, test } from 'vitest';
import { parseTerms, printNumber, TextError } from '../../../src/spec/syntax.ts';

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
  ['', 'a name or a number should stand at character 1, but the text ends'],
  ['dense(8', 'a comma or ")" should stand at character 8, but the text ends'],
  ['dense(8))', 'a comma or the end should stand at character 9, but ")" stands there'],
  ['dense(8,)', 'a name or a number should stand at character 9, but ")" stands there'],
  ['a;b', 'a comma or the end should stand at character 2, but ";" stands there'],
  ['12abc', 'a name or a number should stand at character 1, but "1" stands there'],
  ['a('.repeat(9), 'more than 8 brackets within each other'],
])('says where %j goes wrong', (text, message) => {
  expect(() => parseTerms(text)).toThrow(new TextError(message));
});

test.each([
  [0.03, '0.03'],
  [1e-7, '1e-7'],
  [1e21, '1e21'],
  [500, '500'],
])('prints %d as short as it can', (value, text) => {
  expect(printNumber(value)).toBe(text);
  expect(parseTerms(text)).toMatchObject([{ value }]);
});
