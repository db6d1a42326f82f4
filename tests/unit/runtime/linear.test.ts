import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { startRun } from '../../support/run.ts';

/** The finding about a linear model, and the run's view. */
async function linearOf(link: string) {
  const run = startRun();
  await run.load(link);
  run.send({ type: 'watch', watch: { linear: true } });
  run.send({ type: 'step', steps: 1 });
  await run.settled();
  return { found: run.found('linear').at(-1), view: run.all('prepared').at(-1)?.view as RunView };
}

/** The mean squared error of the line through the training examples of one feature, by its formula. */
function leastSquares({ points, features }: RunView): number {
  const rows = [...points.part.keys()].filter((row) => points.part[row] === 0);
  const x = rows.map((row) => points.features[row * features.length] as number);
  const y = rows.map((row) => points.labels[row] as number);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const slope =
    mean(x.map((value, at) => (value - mx) * ((y[at] as number) - my))) / mean(x.map((value) => (value - mx) ** 2));
  return mean(x.map((value, at) => ((y[at] as number) - my - slope * (value - mx)) ** 2));
}

describe('a linear model of the same examples', () => {
  it('has the loss of the line of least squares', async () => {
    const { found, view } = await linearOf('data=plane(noise=0.3)&features=x1&net=dense(4,tanh)');
    const expected = leastSquares(view);
    expect(found?.loss).toBeGreaterThan(expected * 0.999);
    expect(found?.loss).toBeLessThan(expected * 1.02);
  });

  it('cannot separate a circle from its surroundings, but two clouds', async () => {
    const circle = await linearOf('data=circle');
    expect(circle.found?.loss).toBeGreaterThan(0.6);
    const clouds = await linearOf('data=gaussian');
    expect(clouds.found?.loss).toBeLessThan(0.1);
  });

  it.each(['data=circle&net=none', 'data=names&net=lstm(4)', 'data=digits&task=autoencoder', 'data=cart_pole'])(
    'is not trained for %s',
    async (link) => {
      expect((await linearOf(link)).found).toBeUndefined();
    },
  );
});
