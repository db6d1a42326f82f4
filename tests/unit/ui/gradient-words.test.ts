import { describe, expect, it } from 'vitest';
import { gradientLines, normsAt, ratioLines } from '../../../src/ui/inspect/gradients/norms.ts';
import { readGradients, readRatios, recordWords } from '../../../src/ui/inspect/gradients/words.ts';
import { moments } from '../../support/inspection.ts';

const layers = (...gradients: number[]) =>
  gradients.map((gradient, index) => ({
    title: index === gradients.length - 1 ? 'Output' : `Hidden ${index + 1}`,
    gradient,
    ratio: 1e-3,
  }));

describe('the sentence about gradients', () => {
  it.each([
    [
      [0.00025, 0.01, 1],
      'The gradient of Hidden 1 is 4,000 times smaller than the output’s: it vanishes on the way back.',
    ],
    [[1, 0.001, 1], 'The gradient of Hidden 2 is 1,000 times smaller than the output’s: it vanishes on the way back.'],
    [[1 / 999, 1], /Hidden 1 is 1,000 times smaller .* fades on the way back/],
    [[1 / 99, 1], 'All gradients are within a factor of 99 of each other: they reach every layer.'],
    [[100, 1], /Hidden 1 is 100 times larger than the output’s: it grows/],
    [[3000, 20, 1], /Hidden 1 is 3,000 times larger than the output’s: it explodes/],
    [[1, 1.5], /within a factor of 1.5/],
    [[3e20, 2.7e21], /^The gradient of Output has a length of 2\.7e21: gradients explode/],
    [[2e6], /explode/],
    [[1e6, 1e6], /within a factor of 1 /],
    [[0, 1], /gradient of Hidden 1 is exactly 0, so it does not learn/],
    [[0, 0, 0, 1], /gradients of Hidden 1, Hidden 2 and Hidden 3 are exactly 0, so they do not learn/],
    [[0, 0], /Every gradient is exactly 0/],
    [[1, Number.NaN], /Output is not a finite number/],
    [[2], /one trained layer, Output/],
    [[], 'No layer is trained.'],
  ])('reads %j', (gradients, sentence) => {
    expect(readGradients(layers(...gradients))).toMatch(sentence);
  });
});

describe('the sentence about updates', () => {
  const ratios = (...values: number[]) =>
    values.map((ratio, index) => ({ title: `Hidden ${index + 1}`, gradient: 1, ratio }));
  it.each([
    [[3e-4, 1e-3, 3e-3], /every layer by about a thousandth/],
    [[1e-3, 0.05], 'A step changes Hidden 2 by 5% of the length of its weights: very much.'],
    [[1e-3, 64], 'A step changes Hidden 2 by 64 times the length of its weights: very much.'],
    [[0.02, 1e-3], /Hidden 1 by 2% .* more than usual/],
    [[1e-4, 1e-3], /Hidden 1 by 1\/10,000 .* less than usual/],
    [[1e-3, 1e-7], /Hidden 2 .* hardly moves/],
    [[0, 0], 'A step changes no weights at all.'],
    [[1e-3, 0], 'A step does not change Hidden 2 at all.'],
    [[0, 0, 1e-3], 'A step does not change Hidden 1 and Hidden 2 at all.'],
    [[Number.NaN, 1e-3], /about a thousandth/],
    [[Number.NaN], 'No layer has weights to compare its updates with.'],
  ])('reads %j', (values, sentence) => {
    expect(readRatios(ratios(...values))).toMatch(sentence);
  });
});

it('names the start of the record until it has two steps', () => {
  expect(recordWords([])).toBeNull();
  expect(recordWords([0])).toBe('The lines are recorded while this tab is open. They begin with the first steps.');
  expect(recordWords([2993])).toBe('The lines are recorded while this tab is open. They begin at step 2,993.');
  expect(recordWords([2993, 3040])).toBeNull();
});

it('computes lengths and ratios at the recorded steps', () => {
  const watched = moments(['dense1', 'output'], 3);
  const titleOf = (name: string) => name.toUpperCase();
  const last = watched[2]?.layers[0];
  const ratio = (last?.updates?.norm ?? 0) / (last?.weights?.norm ?? 1);
  expect(normsAt(watched[2] as (typeof watched)[number], titleOf)[0]).toEqual({
    title: 'DENSE1',
    gradient: last?.gradients?.norm,
    ratio,
  });
  expect(gradientLines(watched, titleOf).steps).toEqual([0, 40, 80]);
  expect(gradientLines(watched, titleOf).lines.map(({ name }) => name)).toEqual(['DENSE1', 'OUTPUT']);
  expect(ratioLines(watched, titleOf).lines[0]?.values[2]).toBe(ratio);
});
