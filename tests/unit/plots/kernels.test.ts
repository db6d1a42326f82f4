import { describe, expect, it } from 'vitest';
import { flatSample, imageSample } from '../../../src/math/sample.ts';
import { gatherKernels, type KernelSet, kernelsOf, layoutKernels } from '../../../src/plots/example/kernels.ts';
import { fieldsIn, inputFieldOf } from '../../../src/plots/example/reach.ts';
import { fittedWindows } from '../../../src/plots/example/windows.ts';
import { square } from '../../support/windows.ts';
import { exampleView, small } from './example-view.ts';

const counted = Float32Array.from({ length: 200 }, (_, index) => index);

describe('the kernels of a layer', () => {
  it('of a convolution are its weights, unit by unit', () => {
    const set = kernelsOf(small, 0) as KernelSet;
    expect(set).toMatchObject({ units: 3, channels: 2, height: 3, width: 3, isConvolution: true });
    const numbers = new Float32Array(18);
    gatherKernels(set, counted, 1, 1, numbers);
    expect([...numbers]).toEqual([...counted.subarray(18, 36)]);
  });

  it('of dense units on an image are a weight for each pixel', () => {
    const set = kernelsOf(small, 2) as KernelSet;
    expect(set).toMatchObject({ units: 3, channels: 3, height: 2, width: 2, isConvolution: false });
    const first = (small.parameters[2]?.offset ?? 0) + 1;
    const numbers = new Float32Array(12);
    gatherKernels(set, counted, 1, 1, numbers);
    expect([...numbers]).toEqual(Array.from({ length: 12 }, (_, number) => first + 3 * number));
  });

  it('are none in a layer without weights, and in one that reads no image', () => {
    expect(kernelsOf(small, 1)).toBeNull();
    const dense = exampleView(flatSample(4), [{ type: flatSample(2), weight: [4, 2] }]);
    expect(kernelsOf(dense, 0)).toBeNull();
  });

  it('of a residual block are not those of its inner units', () => {
    const image = imageSample({ channels: 4, height: 4, width: 4 });
    expect(kernelsOf(exampleView(image, [{ type: image, weight: [4, 4, 3, 3], mixing: 'all' }]), 0)).toBeNull();
  });
});

describe('the picture of kernels', () => {
  const set = kernelsOf(small, 0) as KernelSet;

  it.each([120, 300, 900])('keeps every square in a width of %i, without overlap', (width) => {
    const { cells, columns, height } = layoutKernels(set, 0, 3, width);
    expect(cells.map(({ unit }) => unit)).toEqual([0, 1, 2]);
    expect(columns).toBeGreaterThan(0);
    const squares = cells.flatMap(({ weights, gradient }) => [...weights, ...gradient]);
    expect(squares).toHaveLength(12);
    for (const square of squares) {
      expect(square.x + square.width).toBeLessThanOrEqual(width);
      expect(square.y + square.height).toBeLessThanOrEqual(height);
      const others = squares.filter((other) => other !== square);
      const overlaps = others.filter(
        ({ x, y }) => Math.abs(x - square.x) < square.width && Math.abs(y - square.y) < square.height,
      );
      expect(overlaps).toEqual([]);
    }
  });

  it('begins with all channels in colours if these are red, green and blue', () => {
    const image = imageSample({ channels: 3, height: 4, width: 4 });
    const colored = exampleView(image, [{ type: image, weight: [3, 3, 3, 3] }]);
    const [cell] = layoutKernels(kernelsOf(colored, 0) as KernelSet, 0, 1, 600).cells;
    expect(cell?.weights).toHaveLength(4);
    expect(cell?.gradient).toHaveLength(4);
  });

  it('wraps many channels', () => {
    const many = { ...set, channels: 20 };
    const [cell] = layoutKernels(many, 0, 1, 600).cells;
    expect(new Set(cell?.weights.map(({ y }) => y)).size).toBe(3);
  });
});

describe('the receptive field in the input', () => {
  const image = { channels: 2, height: 4, width: 4 };
  const half = { channels: 3, height: 2, width: 2 };
  const windows = [
    fittedWindows(square({ size: 3, stride: 1, dilation: 1 }), image, { ...image, channels: 3 }),
    fittedWindows(square({ size: 2, stride: 2, dilation: 1 }), { ...image, channels: 3 }, half),
    null,
  ];
  const fieldsOf = fieldsIn(small, windows);
  const fieldAt = (layer: number, position: number) => inputFieldOf(small, fieldsOf, { layer, unit: 0 }, position);

  it('is the window of a convolution, cut at the border', () => {
    expect(fieldAt(0, 0)).toEqual({ rows: { first: 0, last: 1 }, columns: { first: 0, last: 1 } });
    expect(fieldAt(0, 6)).toEqual({ rows: { first: 0, last: 2 }, columns: { first: 1, last: 3 } });
  });

  it('grows through a pooling', () => {
    expect(fieldAt(1, 3)).toEqual({ rows: { first: 1, last: 3 }, columns: { first: 1, last: 3 } });
  });

  it('is not outlined if it is the whole image', () => {
    expect(fieldAt(2, 0)).toBeNull();
  });
});
