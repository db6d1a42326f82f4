import { describe, expect, it } from 'vitest';
import { nudgeBy, nudgeOn, sliderScale } from '../../../src/ui/controls/scale.ts';

const QUANTITIES = {
  'a learning rate': { min: 1e-5, max: 10, scale: 'log' },
  'a penalty that may be zero': { min: 0, max: 1, scale: 'log' },
  'a batch size': { min: 1, max: 350, scale: 'log', integer: true },
  'a noise level': { min: 0, max: 0.5, scale: 'linear' },
  'a count': { min: 50, max: 2000, scale: 'linear', integer: true },
} as const;

describe.each(Object.entries(QUANTITIES))('the scale of %s', (_, quantity) => {
  const scale = sliderScale(quantity);
  const positions = Array.from(
    { length: Math.round((scale.max - scale.min) / scale.stride) + 1 },
    (_, place) => scale.min + place * scale.stride,
  );

  it('reaches both ends', () => {
    expect(scale.toValue(scale.min)).toBe(quantity.min);
    expect(scale.toValue(scale.max)).toBe(quantity.max);
    expect(scale.toPosition(quantity.min)).toBe(scale.min);
    expect(scale.toPosition(quantity.max)).toBe(scale.max);
  });

  it('rises with every stride, so that each press of an arrow key changes the value', () => {
    const values = positions.map(scale.toValue);
    for (const [place, value] of values.slice(1).entries()) expect(value).toBeGreaterThan(values[place] as number);
  });

  it('maps each of its values back to its position', () => {
    for (const position of positions) expect(scale.toPosition(scale.toValue(position))).toBeCloseTo(position, 5);
  });

  it('places a typed value between its neighbours', () => {
    const [low = 0, high = 0] = [20, 21].map((place) => scale.toValue(positions[place] as number));
    const typed = scale.toPosition((low + high) / 2);
    expect(typed).toBeGreaterThan(positions[20] as number);
    expect(typed).toBeLessThan(positions[21] as number);
  });
});

describe.each(Object.entries(QUANTITIES))('an arrow key in a field for %s', (_, quantity) => {
  const scale = sliderScale(quantity);
  const nudge = nudgeOn(scale);

  it('moves to the next value of the slider and back', () => {
    const value = scale.toValue(scale.min + 20 * scale.stride);
    const next = scale.toValue(scale.min + 21 * scale.stride);
    expect(nudge(value, 1)).toBeCloseTo(next, 10);
    expect(nudge(next, -1)).toBeCloseTo(value, 10);
    expect(nudge((value + next) / 2, 1)).toBeCloseTo(next, 10);
    expect(nudge((value + next) / 2, -1)).toBeCloseTo(value, 10);
  });

  it('stays in the range', () => {
    expect(nudge(quantity.max, 10)).toBe(quantity.max);
    expect(nudge(quantity.min, -1)).toBe(quantity.min);
  });
});

it('steps of a fixed size accumulate no rounding errors', () => {
  expect(nudgeBy(0.1)(0.2, 1)).toBe(0.3);
  expect(nudgeBy(1)(-3.25, -10)).toBe(-13.25);
});

it('divides a log scale into equal ratios', () => {
  const { toPosition, max } = sliderScale(QUANTITIES['a learning rate']);
  expect(toPosition(1e-2) / max).toBeCloseTo(0.5, 1);
});
