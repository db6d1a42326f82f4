import { describe, expect, it } from 'vitest';
import {
  correct,
  type Example,
  isWrong,
  lineThrough,
  mistakesOf,
  nearestOn,
  scoreOf,
  startTraining,
} from '../../../src/figures/perceptron/perceptron-rule.ts';
import { PRESETS } from '../../../src/figures/perceptron/presets.ts';

const run = (preset: keyof typeof PRESETS, steps: number) => {
  let training = startTraining(PRESETS[preset].line);
  for (let step = 0; step < steps; step++) training = correct(training, PRESETS[preset].examples);
  return training;
};

describe('the perceptron rule', () => {
  it('adds a wrong positive point and subtracts a wrong negative one', () => {
    const examples: Example[] = [
      { x: 2, y: 1, label: 1 },
      { x: 3, y: 0, label: -1 },
    ];
    const first = correct(startTraining({ w: { x: 0, y: 0 }, b: 0 }), examples);
    expect(first.line).toEqual({ w: { x: 2, y: 1 }, b: 1 });
    // The second point has the score 2·3 + 1·0 + 1 = 7 > 0 although its class is −1.
    const second = correct(first, examples);
    expect(second.last).toEqual({ example: 1, before: first.line, score: 7 });
    expect(second.line).toEqual({ w: { x: -1, y: 1 }, b: 0 });
  });

  it('counts a point on the line as wrong', () => {
    expect(isWrong({ w: { x: 1, y: 0 }, b: 0 }, { x: 0, y: 5, label: 1 })).toBe(true);
  });

  it('separates the separable preset and then changes nothing', () => {
    const trained = run('separable', 50);
    expect(mistakesOf(startTraining(PRESETS.separable.line).line, PRESETS.separable.examples).length).toBeGreaterThan(
      0,
    );
    expect(mistakesOf(trained.line, PRESETS.separable.examples)).toEqual([]);
    expect(trained.cycle).toBeNull();
    expect(correct(trained, PRESETS.separable.examples)).toBe(trained);
  });

  it('never separates XOR: it returns to a line that it has had, and the cycle repeats', () => {
    const trained = run('xor', 40);
    const cycle = trained.cycle as number;
    expect(cycle).toBeGreaterThan(0);
    expect(run('xor', 40 + cycle).line).toEqual(trained.line);
    expect(mistakesOf(trained.line, PRESETS.xor.examples).length).toBeGreaterThan(0);
  });
});

describe('the line', () => {
  it('goes through the point that it was dragged to', () => {
    const line = lineThrough({ x: 2, y: -1 }, { x: 3, y: 4 });
    expect(line.b).toBe(-2);
    expect(scoreOf(line, { x: 2, y: -1 })).toBe(0);
  });

  it('has the foot of the perpendicular as its nearest point', () => {
    // 3x + 4y = 25 is 5 away from the origin, at (3, 4).
    const foot = nearestOn({ w: { x: 3, y: 4 }, b: -25 }, { x: 0, y: 0 });
    expect(foot.x).toBeCloseTo(3, 12);
    expect(foot.y).toBeCloseTo(4, 12);
    expect(nearestOn({ w: { x: 0, y: 0 }, b: 1 }, { x: 7, y: 8 })).toEqual({ x: 7, y: 8 });
  });
});
