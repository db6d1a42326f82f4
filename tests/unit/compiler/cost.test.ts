import { expect, test } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { multiplyAddsOf } from '../../../src/compiler/cost.ts';
import { prepareData } from '../../../src/compiler/data.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

async function multiplyAddsIn(text: string): Promise<number> {
  const spec = experiment(text);
  const { training } = compile(spec, await prepareData(spec, readAsset));
  return multiplyAddsOf(training.step);
}

test('a step multiplies by each weight for the output, for its gradient and, after the first layer, for that of its input', async () => {
  const batch = 10;
  // The first layer has its bias as a row of its weight.
  const expected = batch * (2 * (3 * 8) + 3 * (8 * 4) + 3 * (4 * 1));
  expect(await multiplyAddsIn(`data=circle&net=dense(8,tanh),dense(4,tanh)&opt=sgd&batch=${batch}`)).toBe(expected);
});

test('a convolution does so at every position of its output, and pooling does not multiply', async () => {
  const batch = 10;
  const first = 2 * (2 * 1 * 3 * 3) * 8 * 8;
  const second = 3 * (4 * 2 * 3 * 3) * 4 * 4;
  const output = 3 * (4 * 2 * 2) * 10;
  const text = `data=digits&net=conv2d(2,3,relu),max_pool(2),conv2d(4,3,relu),max_pool(2)&opt=sgd&batch=${batch}`;
  expect(await multiplyAddsIn(text)).toBe(batch * (first + second + output));
});

test('attention multiplies queries by keys and weights by values, once for the output and twice for gradients', async () => {
  const [steps, symbols, width, classes] = [20, 6, 8, 4];
  const embedding = 2 * (steps * symbols * width);
  const projections = 3 * (steps * width * 4 * width);
  const attention = 3 * (2 * steps * steps * width);
  const output = 3 * (steps * width * classes);
  const text = `data=temporal_order(n=100)&net=embedding(${width}),self_attention(1)&opt=sgd&batch=1`;
  expect(await multiplyAddsIn(text)).toBe(embedding + projections + attention + output);
});
