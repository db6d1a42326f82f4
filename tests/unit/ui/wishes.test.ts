import { expect, it } from 'vitest';
import type { Watch } from '../../../src/runtime/protocol.ts';
import { Wishes } from '../../../src/ui/wishes.ts';

it('reports the union of all wishes, once per change', async () => {
  const reported: Watch[] = [];
  const wishes = new Wishes((watch) => reported.push(watch));
  const forget = [wishes.add({ predictions: true }), wishes.add({ landscape: 'random' })];
  await Promise.resolve();
  expect(reported).toEqual([{ predictions: true, landscape: 'random' }]);

  forget.push(wishes.add({ predictions: true }));
  forget[0]?.();
  await Promise.resolve();
  expect(reported).toHaveLength(1);

  for (const one of forget) one();
  await Promise.resolve();
  expect(reported.slice(1)).toEqual([{}]);
});

it('uses the landscape that was requested last', async () => {
  const reported: Watch[] = [];
  const wishes = new Wishes((watch) => reported.push(watch));
  wishes.add({ landscape: 'random' });
  const forget = wishes.add({ landscape: 'path' });
  wishes.add({ program: true, preparation: true });
  await Promise.resolve();
  forget();
  await Promise.resolve();
  expect(reported.map(({ landscape }) => landscape)).toEqual(['path', 'random']);
});
