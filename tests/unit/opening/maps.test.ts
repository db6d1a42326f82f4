import { describe, expect, it } from 'vitest';
import { dequantize, quantize } from '../../../src/opening/quantize.ts';
import { downsample, upsample } from '../../../src/opening/resample.ts';

const SIZE = 8;

function map(value: (across: number, down: number) => number): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE }, (_, cell) => value(cell % SIZE, Math.floor(cell / SIZE)));
}

describe('halves of a map', () => {
  it('restore a plane, up to the edges', () => {
    const plane = map((across, down) => 0.5 * across - 0.25 * down + 2);
    expect(upsample(downsample(plane, SIZE), SIZE / 2)).toEqual(plane);
  });

  it('keep the mean', () => {
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const bumps = map((across, down) => Math.sin(across) * Math.cos(2 * down));
    expect(mean(downsample(bumps, SIZE))).toBeCloseTo(mean(bumps), 6);
  });
});

describe('levels of a map', () => {
  it('are within half a level of its values', () => {
    const smooth = map((across, down) => Math.tanh((across - down) / 30));
    const restored = dequantize(quantize(smooth, SIZE), SIZE);
    const level = (Math.max(...smooth) - Math.min(...smooth)) / 255;
    expect(Math.max(...smooth.map((value, cell) => Math.abs(value - (restored[cell] as number))))).toBeLessThan(
      0.51 * level,
    );
  });

  it('follow a jump within a few cells', () => {
    const jump = map((across) => (across < 1 ? -1 : 1));
    const restored = dequantize(quantize(jump, SIZE), SIZE);
    expect(restored[0]).toBeCloseTo(-1, 5);
    expect(restored[SIZE - 1]).toBeGreaterThan(0.5);
  });

  it('restore a constant', () => {
    expect(
      dequantize(
        quantize(
          map(() => 0.3),
          SIZE,
        ),
        SIZE,
      ),
    ).toEqual(map(() => 0.3));
  });

  it('are written in letters that need no escape', () => {
    expect(
      quantize(
        map(() => 0),
        SIZE,
      ).letters,
    ).toMatch(/^[#-[]+$/);
    expect(
      quantize(
        map((across) => (across % 2 === 0 ? -1 : 1)),
        SIZE,
      ).letters,
    ).toMatch(/^[#-[]+$/);
  });
});
