import { useEffect, useState } from 'react';
import { call, type DataChoice, type DataShape, dataOf, entryOf, type SequenceShape } from '../../experiment/index.ts';
import { tableOf } from '../../experiment/rows.ts';
import type { ImageSize } from '../../math/sample.ts';
import { type Cells, cellsOf } from '../../table/cells.ts';
import { fewImages } from '../../table/few-images.ts';
import { fewRows } from '../../table/few-rows.ts';
import type { OwnTable, Table } from '../../table/table.ts';
import { readAsset } from './readAsset.ts';

/** A few examples, enough to draw a small picture of the data, or a world, which has none. */
export type Sample = TableSample | WorldSample;

/** A few examples of a table. */
export type TableSample = PointsSample | ImagesSample | SequencesSample;

interface WorldSample {
  readonly kind: 'world';
  /** Id of the environment. */
  readonly environment: string;
}

interface PointsSample {
  readonly kind: 'points';
  /** [count, 2], the positions in the plane of the output picture. */
  readonly points: Float32Array;
  readonly labels: Float32Array;
  /** The number of classes; 0 for regression. */
  readonly classes: number;
}

interface ImagesSample extends ImageSize {
  readonly kind: 'images';
  /** [count, channels, height, width], from 0 to 1. */
  readonly pixels: Float32Array;
}

interface SequencesSample extends Omit<SequenceShape, 'predicts'> {
  readonly kind: 'sequences';
  /** Names of the numbers at each step; a single one for tokens. */
  readonly names: readonly string[];
  /** [count, steps, names] */
  readonly values: Float32Array;
}

/** The number of examples, enough to show the shape. */
const EXAMPLES = 140;
/** The number of sequences, more than a small picture shows one below the other. */
const SEQUENCES = 9;
/** The number of rows of a time series, as many as a curve can show. */
const SERIES = 150;

const taken = new Map<string, Promise<Sample>>();

/**
 * A few examples of a dataset; null until they have loaded.
 * @param id of a dataset or an environment in the catalog, which is sampled with its default settings
 * @param table a table to sample instead
 * @param wanted whether to load them yet
 */
export function useSample(id: string, table: OwnTable | null = null, wanted = true): Sample | null {
  const [sample, setSample] = useState<Sample | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    sampleOf(id, table)
      .then((got) => current && setSample(got))
      // The picture is optional; the engine reports the error when the dataset is chosen.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [id, table, wanted]);
  return sample;
}

/** Takes each sample only once. */
function sampleOf(id: string, table: OwnTable | null): Promise<Sample> {
  const key = table?.id ?? id;
  const sample = taken.get(key) ?? take(id, table);
  taken.set(key, sample);
  // A failed fetch is tried again the next time.
  sample.catch(() => taken.delete(key));
  return sample;
}

async function take(id: string, table: OwnTable | null): Promise<Sample> {
  if (table === null && entryOf('datasets', id).kind === 'environment') return { kind: 'world', environment: id };
  const generated = table === null && entryOf('datasets', id).kind !== 'file';
  const choice: DataChoice = {
    data: table === null ? call('datasets', id, generated ? { n: EXAMPLES } : {}) : { id, args: {} },
    table,
    target: null,
    series: null,
    task: null,
  };
  const rows = await tableOf({ ...choice, seed: 1 }, readAsset);
  return sampleTable(rows, dataOf(choice));
}

type Shape = Pick<DataShape, 'features' | 'target' | 'classes' | 'axes' | 'image' | 'sequence'>;

/** Some images or sequences of a table, or its rows in the default plane. */
export function sampleTable(table: Table, { image, sequence, features, ...shape }: Shape): TableSample {
  if (image) return { kind: 'images', ...image, pixels: Float32Array.from(fewImages(table)) };
  if (sequence) {
    const { tokens } = sequence;
    const cells = cellsOf(table, features[0] as string) as Cells;
    // Of a series, the picture shows the beginning of the whole.
    const { steps, names } = cells.column.sequence ?? { steps: Math.min(table.count, SERIES), names: [''] };
    const values = cells.column.sequence ? fewRows(cells, table.count, SEQUENCES) : cells.values.subarray(0, steps);
    return { kind: 'sequences', steps, names, tokens, values: Float32Array.from(values) };
  }
  return samplePoints(table, shape);
}

/** Evenly spaced rows of a table in its default plane, without rows that lack a coordinate or a label. */
function samplePoints(
  table: Table,
  { target, classes, axes }: Pick<Shape, 'target' | 'classes' | 'axes'>,
): PointsSample {
  const column = (id: string) => table.values[table.columns.findIndex((one) => one.id === id)] as Float64Array;
  const labels = column(target.id);
  const [across, up] = axes === 'components' ? [] : axes.map(column);
  const shown = picked(table.count).filter((row) =>
    [across, up, labels].every((values) => values === undefined || Number.isFinite(values[row])),
  );
  return {
    kind: 'points',
    // With a single feature, the label is the height.
    points: Float32Array.from(shown.flatMap((row) => [across?.[row] ?? 0, (up ?? labels)[row] ?? 0])),
    labels: Float32Array.from(shown, (row) => labels[row] as number),
    classes: classes.length,
  };
}

function picked(count: number): readonly number[] {
  const step = Math.max(1, count / EXAMPLES);
  return Array.from({ length: Math.min(count, EXAMPLES) }, (_, index) => Math.floor(index * step));
}
