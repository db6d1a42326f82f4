import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { beginningOf, record } from '../../../src/runtime/recording.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

async function recorded(text: string, steps: number) {
  const spec = experiment(text);
  const member = { spec, data: await prepareData(spec, readAsset) };
  return record(await wasm, member, steps, beginningOf(member));
}

describe('the first steps of a run', () => {
  it('have the rows, the noise and the losses of the run itself', async () => {
    const text = 'data=circle(n=40)&net=dense(4,tanh),dropout&opt=sgd&batch=5';
    const { trainer } = await prepared(text);
    const { steps, rows, noise, scores } = await recorded(text, 3);
    expect(steps).toBe(3);
    expect(rows?.values).toEqual(trainer.upcomingRows(3));
    expect(noise).toMatchObject([{ name: 'dropout2/mask', shape: [5, 4], distribution: 'uniform' }]);
    expect(noise[0]?.values).toHaveLength(3 * 5 * 4);
    await trainer.train(2);
    const losses = await trainer.evaluation.of(['train', 'validation']);
    expect(scores.get('train/loss')?.[2]).toBe(losses.get('train/loss'));
    expect(scores.get('validation/loss')).toHaveLength(4);
  });

  it('end where the optimizer enlarges rounding', async () => {
    const text = 'data=circle(n=40)&net=dense(4,tanh)&init=zeros';
    expect((await recorded(`${text}&opt=sgd`, 4)).steps).toBe(4);
    expect((await recorded(`${text}&opt=adam`, 4)).steps).toBeLessThan(4);
  });

  it('end where early stopping ends the run, whatever until asks', async () => {
    const text = 'data=circle(n=40)&net=dense(4,tanh)&opt=sgd&batch=all';
    expect((await recorded(`${text}&until=steps(2)`, 4)).steps).toBe(4);
    expect((await recorded(`${text}&reg=early_stopping(patience=1,min_delta=1)`, 4)).steps).toBeLessThan(4);
  });
});
