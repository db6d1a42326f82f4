import { expect, it } from 'vitest';
import type { Look } from '../../../src/runtime/look.ts';
import { Watching } from '../../../src/runtime/watching.ts';

it('a subject that may take only a share of the time rests in proportion to what it took', async () => {
  const TOOK = 100;
  const SHARE = 0.02;
  let time = 0;
  const told: number[] = [];
  const watching = new Watching(
    () => time,
    () => told.push(time),
  );
  const trainer = {
    step: 0,
    async nextGradients() {
      time += TOOK;
      return new Map();
    },
    infer: async () => new Map(),
  };
  const look = {
    trainer,
    compiled: { layers: [], parameters: [], cost: { values: 1 } },
    replica: 0,
  } as unknown as Look;
  watching.set({ health: true });
  for (const end = 60_000; time < end; time += 5) {
    watching.renew();
    await watching.work(look, true);
  }
  expect(told.length * TOOK).toBeGreaterThan(time * SHARE * 0.8);
  expect(told.length * TOOK).toBeLessThan(time * SHARE * 1.2);
});
