/** Networks with several targets for each example: a class at every pixel, or several labels. */
import { describe, expect, it } from 'vitest';
import { maskOf, meanIou } from '../../../src/math/masks.ts';
import { predict } from '../../../src/runtime/findings/predictions.ts';
import { several } from '../../../src/runtime/findings/several.ts';
import { finish } from '../../../src/runtime/finish.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

/** The outputs of a run for the first validation examples, in the layout of the output layer. */
async function outputsOf(run: Prepared, count: number): Promise<readonly Float32Array[]> {
  const first = run.data.parts.train.count;
  const indices = Array.from({ length: count }, (_, index) => first + index);
  const { value } = await several.find(lookAt(run), { indices }).next();
  return value?.outputs ?? [];
}

const UNET = 'conv2d(3,3,relu),max_pool(2),conv2d(4,3,relu),upsample(2),join(1)';

describe.each([UNET, 'none', 'conv2d(3,3,relu),max_pool(2)', 'dense(5,tanh)'])('segmentation by net=%s', (net) => {
  it('has a probability for each class at every pixel, and the plain loss and IoU', async () => {
    const run = await prepared(`data=shape_masks(n=60)&net=${net}`);
    const { trainer, data, compiled } = run;
    expect(compiled.layers.at(-1)?.type.shape).toEqual([4, 16, 16]);
    await trainer.train(5);
    const { count, labels } = data.parts.validation;
    const outputs = await outputsOf(run, count);
    const pixels = 256;
    let loss = 0;
    outputs.forEach((output, example) => {
      for (let pixel = 0; pixel < pixels; pixel++) {
        const shares = [0, 1, 2, 3].map((label) => output[label * pixels + pixel] as number);
        expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 4);
        loss -= Math.log(shares[labels[example * pixels + pixel] as number] as number) / (count * pixels);
      }
    });
    const predicted = outputs.flatMap((output) => [...maskOf(output, 4)]);
    const scores = await trainer.evaluation.of(['validation']);
    expect(scores.get('validation/loss')).toBeCloseTo(loss, 4);
    expect(scores.get('validation/metric')).toBeCloseTo(meanIou(labels, predicted, 4), 5);
    const { values, losses } = await finish(predict(lookAt(run)));
    const own = data.parts.train.count * pixels * 4;
    expect([0, 1, 2, 3].map((label) => values[own + label])).toEqual(
      [0, 1, 2, 3].map((label) => expect.closeTo(outputs[0]?.[label * pixels] as number, 4)),
    );
    expect(losses).toHaveLength(60);
  });
});

it('the default U-Net learns the masks', { timeout: 300_000 }, async () => {
  const { trainer } = await prepared('data=shape_masks&seed=1');
  await trainer.train(800);
  const scores = await trainer.evaluation.of(['validation']);
  expect(scores.get('validation/metric')).toBeGreaterThan(0.75);
});

it('several labels: the plain mean of binary cross-entropies, and the share of labels that are right', async () => {
  const run = await prepared('data=shape_labels(n=60)&net=conv2d(3,3,relu),max_pool(2)');
  const { trainer, data, compiled } = run;
  expect(compiled.layers.at(-1)?.type.shape).toEqual([3]);
  await trainer.train(20);
  const { count, labels } = data.parts.validation;
  const outputs = (await outputsOf(run, count)).flatMap((output) => [...output]);
  const scores = await trainer.evaluation.of(['validation']);
  const terms = outputs.map((share, index) => -Math.log(labels[index] === 1 ? share : 1 - share));
  const right = outputs.filter((share, index) => share > 0.5 === (labels[index] === 1)).length;
  expect(scores.get('validation/loss')).toBeCloseTo(terms.reduce((sum, term) => sum + term) / terms.length, 4);
  expect(scores.get('validation/metric')).toBeCloseTo(right / outputs.length, 5);
});
