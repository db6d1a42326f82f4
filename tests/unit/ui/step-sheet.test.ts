import { describe, expect, it } from 'vitest';
import type { NamedView } from '../../../src/runtime/protocol.ts';
import { examplesOf, placeAt, planeOf, sheetOf, unitOf } from '../../../src/ui/inspect/step/sheet.ts';

const view = (of: NamedView['of'], shape: readonly number[], layer: number | null = 0): NamedView => ({
  kind: of,
  of,
  name: 'dense1',
  time: null,
  stage: 'forward',
  layer,
  player: null,
  node: 7,
  shape,
  tex: 'z',
  at: 1,
});

describe('the numbers of a quantity in rows and columns', () => {
  it('are those of one example if each has its own', () => {
    expect(sheetOf(view('sum', [10, 4]), 2, 0)).toEqual({ rows: 1, columns: 4, planes: 1, start: 8 });
  });

  it('are all weights, whatever the example', () => {
    expect(sheetOf(view('parameter', [2, 4]), 2, 0)).toEqual({ rows: 2, columns: 4, planes: 1, start: 0 });
    expect(examplesOf(view('parameter', [2, 4]))).toBe(1);
  });

  it('are one channel of an image at a time', () => {
    const images = view('output', [3, 2, 5, 5]);
    expect(sheetOf(images, 1, 1)).toEqual({ rows: 5, columns: 5, planes: 2, start: 75 });
    expect(planeOf(images, 75)).toBe(1);
  });

  it('are a single one for a scalar', () => {
    expect(sheetOf(view('loss', []), 0, 0)).toEqual({ rows: 1, columns: 1, planes: 1, start: 0 });
  });

  it('keep their place from example to example', () => {
    expect(placeAt(view('sum', [10, 4]), 9, 3)).toEqual({ node: 7, index: 13 });
    expect(placeAt(view('parameter', [2, 4]), 5, 3)).toEqual({ node: 7, index: 5 });
  });
});

describe('the unit of an element', () => {
  it('is its column, or the channel of an image', () => {
    expect(unitOf(view('sum', [10, 4]), 6)).toEqual({ layer: 0, unit: 2 });
    expect(unitOf(view('output', [3, 2, 5, 5]), 30)).toEqual({ layer: 0, unit: 1 });
    expect(unitOf(view('given', [10, 2], null), 3)).toEqual({ layer: -1, unit: 1 });
  });

  it('is none for a weight', () => {
    expect(unitOf(view('parameter', [2, 4]), 3)).toBeNull();
  });
});
