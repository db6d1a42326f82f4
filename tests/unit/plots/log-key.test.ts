import { expect, it } from 'vitest';
import { logKey } from '../../../src/plots/curves/log-key.ts';

const line = (name: string, ...values: number[]) => ({ name, values });

it('contains lines that can be drawn, and lines that are exactly 0', () => {
  const lines = [
    line('Hidden 1', 0, 0, 0),
    line('Hidden 2', 0.5, 0.1, 0),
    line('Hidden 3', 0, 0.1, 0.2),
    line('Hidden 4', Number.NaN, Number.NaN, Number.NaN),
    line('Output', 1, 2, Number.NaN),
  ];
  expect(logKey(lines)).toEqual([
    { index: 0, text: 'Hidden 1: 0', end: -1 },
    { index: 1, text: 'Hidden 2: 0', end: 1 },
    { index: 2, text: 'Hidden 3', end: 2 },
    { index: 4, text: 'Output', end: 1 },
  ]);
});
