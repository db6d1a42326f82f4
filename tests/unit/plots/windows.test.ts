import { describe, expect, it } from 'vitest';
import {
  fittedWindow,
  fittedWindows,
  PIXEL,
  positionAround,
  type Reach,
  receptiveFields,
  spanBefore,
} from '../../../src/plots/example/windows.ts';
import { square } from '../../support/windows.ts';

const image = (side: number, channels = 1) => ({ channels, height: side, width: side });
const plain = (size: number) => ({ size, stride: 1, dilation: 1 });

/** Indices of the input that the output at `position` reads, from the definition of a window. */
function readsOf({ size, stride, dilation, before }: ReturnType<typeof fittedWindow>, position: number): number[] {
  return Array.from({ length: size }, (_, index) => position * stride - before + index * dilation);
}

describe('fittedWindow', () => {
  it('has no padding if the output is smaller by the window, and half of the missing pixels if it is not', () => {
    expect(fittedWindow(plain(3), 8, 6).before).toBe(0);
    expect(fittedWindow(plain(3), 8, 8).before).toBe(1);
    expect(fittedWindow(plain(5), 8, 8).before).toBe(2);
    expect(fittedWindow(plain(2), 8, 8).before).toBe(0);
  });

  it('takes stride and dilation into account', () => {
    // ⌈8 / 2⌉ = 4 positions need 3 · 2 + 3 = 9 pixels, so one is missing, which goes below.
    expect(fittedWindow({ size: 3, stride: 2, dilation: 1 }, 8, 4).before).toBe(0);
    expect(fittedWindow({ size: 3, stride: 2, dilation: 1 }, 7, 4).before).toBe(1);
    expect(fittedWindow({ size: 3, stride: 1, dilation: 2 }, 8, 8).before).toBe(2);
    // Pixels that no position reads are not padding.
    expect(fittedWindow({ size: 2, stride: 2, dilation: 1 }, 7, 3).before).toBe(0);
  });
});

describe('spanBefore', () => {
  it('reaches from the first to the last index that the definition reads', () => {
    for (const size of [1, 2, 3, 5]) {
      for (const stride of [1, 2, 3]) {
        for (const dilation of [1, 2]) {
          const window = fittedWindow({ size, stride, dilation }, 12, Math.ceil(12 / stride));
          for (const position of [0, 2]) {
            const reads = readsOf(window, position);
            expect(spanBefore(window, { first: position, last: position })).toEqual({
              first: reads[0],
              last: reads.at(-1),
            });
          }
        }
      }
    }
  });
});

it('positionAround is the position whose window has the pixel in its middle', () => {
  const same = fittedWindow(plain(3), 8, 8);
  const valid = fittedWindow({ size: 3, stride: 1, dilation: 2 }, 8, 4);
  for (const position of [0, 1, 3]) {
    for (const window of [same, valid]) {
      const { first, last } = spanBefore(window, { first: position, last: position });
      expect(positionAround(window, (first + last) / 2)).toBe(position);
    }
  }
  // Both pixels of a pair belong to the same position of a pooling.
  const pool = fittedWindow({ size: 2, stride: 2, dilation: 1 }, 8, 4);
  expect([4, 5].map((pixel) => positionAround(pool, pixel))).toEqual([2, 2]);
});

describe('receptiveFields', () => {
  const field = (first: number, last: number) => ({ rows: { first, last }, columns: { first, last } });

  it('grows through convolutions and poolings, and is cut at the edge', () => {
    const layers: Reach[] = [
      { input: image(28), windows: fittedWindows(square(plain(3)), image(28), image(28)) },
      {
        input: image(28, 8),
        windows: fittedWindows(square({ size: 2, stride: 2, dilation: 1 }), image(28), image(14)),
      },
      { input: image(14, 8), windows: fittedWindows(square(plain(3)), image(14), image(14)) },
    ];
    // 5 ± 1 → 4 … 6 of the pooled map → 8 … 13 → 7 … 14.
    expect(receptiveFields(layers, 5, 5)).toEqual([field(7, 14), field(8, 13), field(4, 6)]);
    expect(receptiveFields(layers, 0, 0)).toEqual([field(0, 4), field(0, 3), field(0, 1)]);
  });

  it('has its own rows and columns', () => {
    const input = { channels: 3, height: 4, width: 9 };
    const layers = [{ input, windows: fittedWindows(square(plain(3)), input, input) }];
    expect(receptiveFields(layers, 3, 5)).toEqual([{ rows: { first: 2, last: 3 }, columns: { first: 4, last: 6 } }]);
  });

  it('stays a pixel through layers that work on each pixel, and is everything before one that sees everything', () => {
    const everything = { input: image(8), windows: null };
    const each = { input: image(8), windows: PIXEL };
    expect(receptiveFields([each, each], 2, 2)).toEqual([field(2, 2), field(2, 2)]);
    expect(receptiveFields([each, everything], 2, 2)).toEqual([field(0, 7), field(0, 7)]);
  });

  it('is null where there is no image', () => {
    expect(receptiveFields([{ input: null, windows: null }], 0, 0)).toEqual([null]);
  });
});
