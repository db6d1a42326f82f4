import { expect, it } from 'vitest';
import { describeRun } from '../../../../src/runtime/view.ts';
import { classesOf, inputsOf } from '../../../../src/ui/happening/examples.ts';
import { prepared } from '../../../support/experiment.ts';

async function viewOf(text: string) {
  const { spec, data, compiled } = await prepared(text);
  return describeRun({ spec, data }, compiled);
}

it('knows the size of numerical inputs, but not of pixels, steps of a sequence or tokens', async () => {
  const [first, second] = inputsOf(await viewOf('data=plane'));
  expect(first).toMatchObject({ label: 'x1' });
  expect(second?.deviation).toBeGreaterThan(0);
  expect(inputsOf(await viewOf('data=digits&net=conv2d(2,3,relu)'))).toEqual([]);
  expect(inputsOf(await viewOf('data=adding(n=40)'))).toEqual([]);
  expect(inputsOf(await viewOf('data=names(n=100)'))).toEqual([]);
});

it('counts the training examples of each class', async () => {
  const counts = classesOf(await viewOf('data=imbalanced')).map(({ count }) => count);
  expect(counts[0] as number).toBeGreaterThan(5 * (counts[1] as number));
});
