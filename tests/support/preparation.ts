import { images } from '../../src/catalog/datasets/columns.ts';
import type { Plan } from '../../src/compiler/preparation/plan.ts';
import { call } from '../../src/experiment/index.ts';
import type { ImageSize } from '../../src/math/sample.ts';
import type { Column, Table } from '../../src/table/table.ts';

const NAN = Number.NaN;

/** A table of columns by id: numbers, or names of categories; null where a value is missing. */
export function tableOf(columns: Readonly<Record<string, readonly (number | string | null)[]>>): Table {
  const described = Object.entries(columns).map(([id, cells]): [Column, Float64Array] => {
    const names = cells.filter((cell) => typeof cell === 'string');
    const levels = names.length > 0 ? [...new Set(names)].sort() : null;
    const value = (cell: number | string | null) =>
      cell === null ? NAN : typeof cell === 'string' ? (levels ?? []).indexOf(cell) : cell;
    const gaps = cells.includes(null) ? ({ missing: true } as const) : {};
    return [{ id, label: id, levels, ...gaps }, Float64Array.from(cells, value)];
  });
  return {
    columns: described.map(([column]) => column),
    count: Object.values(columns)[0]?.length ?? 0,
    values: described.map(([, values]) => values),
  };
}

/** A table of images of which each has a class `y` of its own. */
export function imageTable(image: ImageSize, pixels: readonly (readonly number[])[]): Table {
  const levels = pixels.map((_, row) => `class ${row}`);
  return {
    columns: [images(image), { id: 'y', label: 'y', levels }],
    count: pixels.length,
    values: [Float64Array.from(pixels.flat()), Float64Array.from(levels, (_, row) => row)],
  };
}

const EVERYTHING = { train: 100, validation: 0, test: 0 };

/** A plan that does only what is chosen: all rows are in the training part. The target is `y`. */
export function plan(choices: Partial<Plan> & Pick<Plan, 'features'>): Plan {
  return {
    shown: [],
    target: 'y',
    missing: call('imputers', 'drop'),
    outliers: call('outliers', 'keep'),
    scaler: call('scalers', 'none'),
    augmentations: [],
    split: EVERYTHING,
    fold: null,
    series: null,
    seed: 1,
    ...choices,
  };
}
