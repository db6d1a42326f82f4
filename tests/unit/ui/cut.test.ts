import { expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { featuresAt, picturePlane } from '../../../src/compiler/plane.ts';
import { cutWords } from '../../../src/ui/output/cut.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

const END = 'the colour below a point may not be its prediction.';

it.each([
  ['data=circle', null],
  ['data=circle&features=x1,x2,x1_x2', null],
  ['data=penguins&features=bill_length,bill_depth,sex', `A slice, with “Sex” at its mean: ${END}`],
  ['data=iris', `A slice, with “Sepal length” and “Sepal width” at their means: ${END}`],
  ['data=penguins', `A slice, with the other 4 columns at their means: ${END}`],
  ['data=digits', `A slice along two components, with the rest at its mean: ${END}`],
  ['data=digits&plane=p19,p20', `A slice, with the other 62 pixels at their means: ${END}`],
  ['data=digits&features=p9,p27&plane=p9,p27', null],
  ['data=penguins&plane=components', `A slice along two components, with the rest at its mean: ${END}`],
])('%s: says whether the picture is a slice, and gives the values of the other features', async (text, words) => {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const plane = picturePlane(spec, data);
  const axes = [plane.across, ...(plane.up ? [plane.up] : [])];
  expect(
    cutWords(
      spec,
      axes.map(({ label }) => label),
    ),
  ).toBe(words);

  // Fixed features are at the mean of the training part, as the text claims.
  const { shape, data: values } = data.parts.train.own;
  const [rows, width] = shape as readonly [number, number];
  featuresAt(plane, 0, 0).forEach((held, column) => {
    if (axes.some(({ direction }) => direction[column] !== 0)) return;
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += values[row * width + column] as number;
    expect(held).toBeCloseTo(sum / rows, 5);
  });
});

it('is empty before there is a picture', () => {
  expect(cutWords(experiment('data=penguins'), [])).toBeNull();
});
