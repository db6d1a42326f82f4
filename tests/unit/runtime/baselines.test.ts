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

it.each(['data=plane&net=none', 'data=circle&net=none&loss=hinge'])('other losses have none: %s', async (text) => {
  expect(await baselinesIn(text)).toBeNull();
});
