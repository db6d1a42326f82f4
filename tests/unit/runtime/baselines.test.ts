import { expect, it } from 'vitest';
import { baselinesOf } from '../../../src/runtime/baselines.ts';
import { prepared } from '../../support/experiment.ts';

const baselinesIn = async (text: string) => {
  const { spec, data } = await prepared(text);
  return baselinesOf(spec, data);
};

it('guessing and the best constant guess are as uncertain as the classes are many and uneven', async () => {
  const iris = await baselinesIn('data=iris&net=none');
  expect(iris?.guessing).toBeCloseTo(Math.log(3), 12);
  expect(iris?.constant).toBeCloseTo(Math.log(3), 3);
  const { spec, data } = await prepared('data=addition(n=200,digits=1)&net=none');
  const counts = new Map<number, number>();
  const scored = [...data.parts.train.labels].filter((label) => !Number.isNaN(label));
  for (const label of scored) counts.set(label, (counts.get(label) ?? 0) + 1);
  const entropy = [...counts.values()]
    .map((count) => count / scored.length)
    .reduce((sum, share) => sum - share * Math.log(share), 0);
  expect(baselinesOf(spec, data)?.constant).toBeCloseTo(entropy, 12);
});

it('the best constant guess is the loss of a network without features or weights', async () => {
  const { trainer, initial, spec, data } = await prepared('data=wine&net=none&reg=none');
  const counts = [0, 0, 0];
  for (const label of data.parts.train.labels) (counts[label] as number) += 1;
  const zero = (initial.get('output/weight') as Float32Array).map(() => 0);
  const bias = Float32Array.from(counts, Math.log);
  trainer.setState(new Map([...initial, ['output/weight', zero], ['output/bias', bias]]), 0);
  const scores = await trainer.evaluation.of(['train']);
  expect(scores.get('train/loss')).toBeCloseTo(baselinesOf(spec, data)?.constant as number, 4);
});

it('the best constant guess for numbers has their variance as loss, or their distance from the median', async () => {
  const { trainer, initial, spec, data } = await prepared('data=adding(n=200,length=6)&net=none&loss=mse');
  const values = data.parts.train.labels;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const zero = (initial.get('output/weight') as Float32Array).map(() => 0);
  trainer.setState(new Map([...initial, ['output/weight', zero], ['output/bias', Float32Array.of(mean)]]), 0);
  const scores = await trainer.evaluation.of(['train']);
  const found = baselinesOf(spec, data);
  expect(found?.guessing).toBeNull();
  expect(found?.constant).toBeCloseTo(scores.get('train/loss') as number, 5);
  // The sum of two uniform numbers.
  expect((await baselinesIn('data=adding(n=5000,length=4)&net=none&loss=mse'))?.constant).toBeCloseTo(1 / 6, 1.5);
  // |a + b − 1| of two uniform numbers.
  expect((await baselinesIn('data=adding(n=5000,length=4)&net=none&loss=mae'))?.constant).toBeCloseTo(1 / 3, 1.5);
});

it.each(['data=plane&net=none&loss=huber', 'data=circle&net=none&loss=hinge'])(
  'other losses have none: %s',
  async (text) => {
    expect(await baselinesIn(text)).toBeNull();
  },
);

it('the best constant of an autoencoder is the mean of each input', async () => {
  const { trainer, initial, spec, data } = await prepared('data=digits&task=autoencoder&net=none');
  const { x, count } = data.parts.train;
  const means = new Float32Array(64);
  x.data.forEach((value, index) => {
    (means[index % 64] as number) += value / count;
  });
  const zero = (initial.get('output/weight') as Float32Array).map(() => 0);
  trainer.setState(new Map([...initial, ['output/weight', zero], ['output/bias', means]]), 0);
  const scores = await trainer.evaluation.of(['train']);
  expect(baselinesOf(spec, data)?.constant).toBeCloseTo(scores.get('train/loss') as number, 4);
  // That explains nothing.
  expect(scores.get('train/metric')).toBeCloseTo(0, 4);
});
