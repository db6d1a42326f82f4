import { describe, expect, it } from 'vitest';
import {
  classColor,
  createLookup,
  createPalette,
  DISCRETE_STEPS,
  LEVELS,
  lookupColor,
  quantize,
  stepGradient,
  tokenColor,
} from '../../../src/plots/core/color.ts';

const palette = createPalette({
  ground: '#faf8f4',
  surface: '#ffffff',
  ink: '#1c2330',
  ink2: '#5a6372',
  ink3: '#666e7c',
  hairline: '#e7e2d8',
  accent: '#1f5fbf',
  positive: '#2b6cb8',
  neutral: '#f3f0ea',
  negative: '#e07b1f',
  alarm: '#a9440a',
  classes: ['#d96f12', '#2b6cb8', '#178a6a'],
});

const bytes = (lookup: Uint32Array, level: number) => [...new Uint8Array(lookup.buffer, level * 4, 4)];

it('a token has the colour of the class with its index', () => {
  for (const token of [0, 1, 2, 5]) expect(tokenColor(palette, token)).toBe(classColor(palette, 6, token));
});

describe('the diverging lookup', () => {
  it('runs from negative through neutral to positive, opaque', () => {
    expect(palette.diverging).toHaveLength(LEVELS);
    expect(bytes(palette.diverging, 0)).toEqual([0xe0, 0x7b, 0x1f, 255]);
    expect(bytes(palette.diverging, LEVELS - 1)).toEqual([0x2b, 0x6c, 0xb8, 255]);
    const middle = bytes(palette.diverging, LEVELS / 2);
    [0xf3, 0xf0, 0xea, 255].forEach((channel, index) => {
      expect(Math.abs((middle[index] as number) - channel)).toBeLessThanOrEqual(2);
    });
  });

  it('gives CSS colours at its ends, and its middle for NaN', () => {
    expect(lookupColor(palette.diverging, 0)).toBe('rgb(224,123,31)');
    expect(lookupColor(palette.diverging, 7)).toBe('rgb(43,108,184)');
    expect(lookupColor(palette.diverging, Number.NaN)).toBe(lookupColor(palette.diverging, 0.5));
  });
});

describe('createLookup', () => {
  it('starts and ends with its stops', () => {
    const lookup = createLookup(['#000000', '#ffffff'], 16);
    expect(bytes(lookup, 0)).toEqual([0, 0, 0, 255]);
    expect(bytes(lookup, 15)).toEqual([255, 255, 255, 255]);
  });
});

describe('quantize', () => {
  const shades = Uint32Array.from({ length: LEVELS }, (_, level) => level);

  it('divides the levels into equal steps with the colours of both ends', () => {
    expect([...quantize(shades, 2)]).toEqual([...Array(128).fill(0), ...Array(128).fill(255)]);
    const steps = quantize(shades, 4);
    expect([0, 63, 64, 127, 128, 191, 192, 255].map((level) => steps[level])).toEqual([
      0, 0, 85, 85, 170, 170, 255, 255,
    ]);
  });

  it('gives the palette one colour for each step of a discrete map', () => {
    expect(new Set(palette.discrete.halves)).toEqual(new Set([palette.soft[0], palette.soft.at(-1)]));
    expect(new Set(palette.discrete.steps).size).toBe(DISCRETE_STEPS);
    palette.discrete.classes.forEach((flat, label) => {
      const shade = palette.confidence[label] as Uint32Array;
      expect([...flat]).toEqual([shade[0], ...Array(LEVELS - 1).fill(shade.at(-1))]);
    });
  });

  it('becomes a CSS gradient with hard edges', () => {
    const lookup = quantize(createLookup(['#000000', '#ffffff']), 2);
    expect(stepGradient(lookup, 2)).toBe('linear-gradient(to right, rgb(0,0,0) 0% 50%, rgb(255,255,255) 50% 100%)');
  });
});

describe('classColor', () => {
  it('gives two classes the ends of the diverging scale', () => {
    expect(classColor(palette, 2, 0)).toBe(palette.negative);
    expect(classColor(palette, 2, 1)).toBe(palette.positive);
  });

  it('gives more classes the categorical scale, cyclically', () => {
    expect(classColor(palette, 3, 2)).toBe('#178a6a');
    expect(classColor(palette, 4, 3)).toBe('#d96f12');
  });
});
