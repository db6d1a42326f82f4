import { expect, it } from 'vitest';
import { Watching } from '../../../src/runtime/watching.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

it('a subject that may take only a share of the time rests in proportion to what all of its pieces took', async () => {
  const TOOK = 100;
  const SHARE = 0.02;
  let [time, spent, told] = [0, 0, 0];
  const watching = new Watching(
    () => time,
    () => {
      told += 1;
    },
  );
  const run = await prepared('data=circle&net=dense(4,tanh)');
  run.trainer.nextGradients = async () => {
    time += TOOK;
    spent += TOOK;
    return new Map();
  };
  watching.set({ health: true });
  for (const end = 600_000; time < end; time += 5) {
    watching.renew();
    await watching.work(lookAt(run), true);
  }
  expect(told).toBeGreaterThan(5);
  expect(spent).toBeGreaterThan(time * SHARE * 0.8);
  expect(spent).toBeLessThan(time * SHARE * 1.2);
});
