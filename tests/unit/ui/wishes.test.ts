import { expect, it } from 'vitest';
import type { Watch } from '../../../src/runtime/protocol.ts';
import { Wishes } from '../../../src/ui/wishes.ts';

const nothing: Watch = {
  predictions: false,
  distributions: false,
  landscape: null,
  program: false,
  preparation: false,
};

it('tells what all wishes come to, once per change', async () => {
  const told: Watch[] = [];
  const wishes = new Wishes((watch) => told.push(watch));
  const forget = [wishes.add({ predictions: true }), wishes.add({ landscape: 'random' })];
  await Promise.resolve();
  expect(told).toEqual([{ ...nothing, predictions: true, landscape: 'random' }]);

  forget.push(wishes.add({ predictions: true }));
  forget[0]?.();
  await Promise.resolve();
  expect(told).toHaveLength(1);

  for (const one of forget) one();
  await Promise.resolve();
  expect(told.slice(1)).toEqual([nothing]);
});

it('shows the landscape that was asked for last', async () => {
  const told: Watch[] = [];
  const wishes = new Wishes((watch) => told.push(watch));
  wishes.add({ landscape: 'random' });
  const forget = wishes.add({ landscape: 'path' });
  wishes.add({ program: true, preparation: true });
  await Promise.resolve();
  forget();
  await Promise.resolve();
  expect(told.map(({ landscape }) => landscape)).toEqual(['path', 'random']);
});
