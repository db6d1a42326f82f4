import { describe, expect, it } from 'vitest';
import { evaluationOf } from '../../../src/compiler/compile.ts';
import { previewFrame } from '../../../src/runtime/preview.ts';
import { EVALUATED } from '../../../src/runtime/series.ts';
import { prepared } from '../../support/experiment.ts';

describe.each([
  'data=fashion_mnist&net=dense(256,relu),dense(64,tanh)',
  'data=fashion_mnist(n=300)&net=conv2d(8,3,relu),max_pool(2),batch_norm,conv2d(16,3,relu)&loss=mse&output=sigmoid',
])('an evaluation in slices: %s', (text) => {
  it('has the same bits as one of all examples at once, and lets tasks run in between', async () => {
    const { trainer, spec, data } = await prepared(text);
    await trainer.train(3);
    expect(trainer.evaluation.takesTurns).toBe(true);
    const whole = await trainer.infer('whole', () => evaluationOf(spec, data, EVALUATED));
    expect(await trainer.evaluation.all(EVALUATED)).toEqual(whole);
    const turns = trainer.evaluation.inTurn(EVALUATED);
    let pauses = 0;
    while (!(await turns.next()).done) pauses++;
    expect(pauses).toBeGreaterThan(2);
  });
});

it('a preview in plain JavaScript leaves out scores that would take longer than the engine', async () => {
  const { compiled, spec, data, initial } = await prepared('data=fashion_mnist(n=1000)&net=conv2d(8,3,relu)');
  const numbers = { step: 0, epoch: 0, learningRate: 0 };
  const { values, maps } = previewFrame(compiled, { spec, data }, numbers, initial);
  expect(values['train/loss']).toBeNaN();
  expect(maps.every(Number.isFinite)).toBe(true);
});

it('a cheap network is evaluated on all examples at once', async () => {
  expect((await prepared('data=circle')).trainer.evaluation.takesTurns).toBe(false);
});
