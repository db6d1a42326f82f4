import { useEffect, useState } from 'react';
import { call, type DataChoice, dataOf, entryOf } from '../../experiment/index.ts';
import { tableOf } from '../../experiment/rows.ts';
import type { ImageSize } from '../../math/sample.ts';
import { fewImages } from '../../table/few-images.ts';
import type { OwnTable, Table } from '../../table/table.ts';
import { readAsset } from './readAsset.ts';

/** A few examples, enough to draw a small picture of the data. */
export interface Sample {
  /** [count, 2], the positions in the plane of the output picture. */
  readonly points: Float32Array;
  readonly labels: Float32Array;
  /** The number of classes; 0 for regression. */
  readonly classes: number;
  /** Some of the examples, [count, channels, height, width], from 0 to 1; null if they are not images. */
  readonly images: (ImageSize & { readonly pixels: Float32Array }) | null;
}

/** The number of examples, enough to show the shape. */
const EXAMPLES = 140;

const taken = new Map<string, Promise<Sample>>();

/**
 * A few examples of a dataset; null until they have loaded.
 * @param id of a dataset in the catalog, which is sampled with its default settings
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
  const generated = table === null && entryOf('datasets', id).kind === 'generated';
  const choice: DataChoice = {
    data: table === null ? call('datasets', id, generated ? { n: EXAMPLES } : {}) : { id, args: {} },
    table,
    target: null,
    series: null,
  };
  const rows = await tableOf({ ...choice, seed: 1 }, readAsset);
  return sampleTable(rows, dataOf(choice));
}

type Shape = Pick<ReturnType<typeof dataOf>, 'target' | 'classes' | 'axes' | 'image'>;

/** Evenly spaced rows of a table in its default plane, without rows that lack a coordinate or a label. */
export function sampleTable(table: Table, { target, classes, axes, image }: Shape): Sample {
  const column = (id: string) => table.values[table.columns.findIndex((one) => one.id === id)] as Float64Array;
  const labels = column(target.id);
  // Data with components as axes are images, which are shown as such.
  const [across, up] = axes === 'components' ? [] : axes.map(column);
  const shown = picked(table.count).filter((row) =>
    [across, up, labels].every((values) => values === undefined || Number.isFinite(values[row])),
  );
  return {
    // With a single feature, the label is the height.
    points: Float32Array.from(shown.flatMap((row) => [across?.[row] ?? 0, (up ?? labels)[row] ?? 0])),
    labels: Float32Array.from(shown, (row) => labels[row] as number),
    classes: classes.length,
    images: image && { ...image, pixels: Float32Array.from(fewImages(table)) },
  };
}

function picked(count: number): readonly number[] {
  const step = Math.max(1, count / EXAMPLES);
  return Array.from({ length: Math.min(count, EXAMPLES) }, (_, index) => Math.floor(index * step));
}
