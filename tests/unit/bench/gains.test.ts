import { expect, test } from 'vitest';
import { BASE, GAINS, type Gain, gainsTable, judge } from '../../../scripts/gains.mjs';

const gain = (name: string, better: Gain['better'], floor: number): Gain => ({
  name,
  what: 'of something',
  group: 'page',
  better,
  reached: null,
  floor,
});

test('every gain has its own name and a floor below what was reached', () => {
  expect(new Set(GAINS.map(({ name }) => name)).size).toBe(GAINS.length);
  for (const { floor, reached } of GAINS) expect(floor).toBeLessThan(reached ?? 1);
  expect(BASE).toMatch(/^[0-9a-f]{40}$/);
});

test('a ratio above 1 means better, whether less or more of it is better', () => {
  const repetitions = [{ base: { wait: 300, speed: 10 }, built: { wait: 100, speed: 20 } }];
  const judged = judge([gain('wait', 'less', 2.5), gain('speed', 'more', 2.5)], repetitions);
  expect(judged.map(({ ratio, kept }) => [ratio, kept])).toEqual([
    [3, true],
    [2, false],
  ]);
});

test('the ratio is the median of those within a repetition, so a machine that slows down changes nothing', () => {
  const repetitions = [1, 2, 10].map((slower) => ({
    base: { speed: 100 / slower },
    built: { speed: 150 / slower },
  }));
  expect(judge([gain('speed', 'more', 1.4)], repetitions)).toMatchObject([
    { base: 50, built: 75, ratio: 1.5, kept: true },
  ]);
});

test('a gain that nothing measures is an error', () => {
  expect(() => judge([gain('speed', 'more', 0.9)], [{ base: {}, built: {} }])).toThrow(
    'nothing measures the gain "speed"',
  );
});

test('the table says what is lost', () => {
  const repetitions = [{ base: { wait: 1234.5, share: 0.5 }, built: { wait: 2469, share: 0.755 } }];
  const judged = judge([gain('wait', 'less', 0.9), { ...gain('share', 'more', 1.2), reached: 1.6 }], repetitions);
  expect(gainsTable(judged).split('\n').slice(2)).toEqual([
    '| wait | of something | 1,235 | 2,469 | 0.50× | – | 0.90× | **lost** |',
    '| share | of something | 0.5 | 0.76 | 1.51× | 1.60× | 1.20× | kept |',
  ]);
});
