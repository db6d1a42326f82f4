import { useEffect, useState } from 'react';
import { call, type DataChoice, dataOf, entryOf } from '../../spec/index.ts';
import { tableOf } from '../../spec/rows.ts';
import type { OwnTable, Table } from '../../table/table.ts';
import { readAsset } from './readAsset.ts';

/** A few examples, enough to draw a small picture of the data. */
export interface Sample {
  /** Rows of the data set as a whole, where that does not depend on a setting. */
  readonly rows: number | null;
  /** [count, 2], where they stand on the plane that the output picture spans. */
  readonly points: Float32Array;
  readonly labels: Float32Array;
  /** How many classes there are; 0 where a number is predicted. */
  readonly classes: number;
  /** Some of the examples where they are images, [count, height, width], from 0 to 1. */
  readonly images: { readonly width: number; readonly height: number; readonly pixels: Float32Array } | null;
}

/** Enough to see the shape. */
const EXAMPLES = 140;
/** Three by three. */
const IMAGES = 9;

const taken = new Map<string, Promise<Sample>>();

/**
 * A few examples; null until a file has come.
 * @param id of a dataset of the catalog, which is sampled as it usually is
 * @param table to be sampled instead
 * @param wanted whether it is asked for yet
 */
export function useSample(id: string, table: OwnTable | null = null, wanted = true): Sample | null {
  const [sample, setSample] = useState<Sample | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    sampleOf(id, table)
      .then((got) => current && setSample(got))
      // Without its picture a dataset still has its name; the engine says what is wrong when it is chosen.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [id, table, wanted]);
  return sample;
}

/** Taken once. */
function sampleOf(id: string, table: OwnTable | null): Promise<Sample> {
  const key = table?.id ?? id;
  const sample = taken.get(key) ?? take(id, table);
  taken.set(key, sample);
  // What could not be fetched is asked for again.
  sample.catch(() => taken.delete(key));
  return sample;
}

async function take(id: string, table: OwnTable | null): Promise<Sample> {
  const generated = table === null && entryOf('datasets', id).kind === 'generated';
  const choice: DataChoice = {
    data: table === null ? call('datasets', id, generated ? { n: EXAMPLES } : {}) : { id, args: {} },
    table,
    target: null,
  };
  const rows = await tableOf({ ...choice, seed: 1 }, readAsset);
  return { rows: generated ? null : rows.count, ...sampleTable(rows, dataOf(choice)) };
}

type Shape = Pick<ReturnType<typeof dataOf>, 'features' | 'target' | 'classes' | 'axes' | 'image'>;

/** Some rows of a table, evenly, where they stand on its usual plane. Rows without a place or a label are left out. */
export function sampleTable(
  table: Table,
  { features, target, classes, axes, image }: Shape,
): Pick<Sample, 'points' | 'labels' | 'classes' | 'images'> {
  const column = (id: string) => table.values[table.columns.findIndex((one) => one.id === id)] as Float64Array;
  const labels = column(target.id);
  // What spans components is images, which are shown as such.
  const [across, up] = axes === 'components' ? [] : axes.map(column);
  const shown = picked(table.count).filter((row) =>
    [across, up, labels].every((values) => values === undefined || Number.isFinite(values[row])),
  );
  return {
    // On a line the label says how high.
    points: Float32Array.from(shown.flatMap((row) => [across?.[row] ?? 0, (up ?? labels)[row] ?? 0])),
    labels: Float32Array.from(shown, (row) => labels[row] as number),
    classes: classes.length,
    images: image && { ...image, pixels: pixelsOf(features.map(column), table.count) },
  };
}

function picked(count: number): readonly number[] {
  const step = Math.max(1, count / EXAMPLES);
  return Array.from({ length: Math.min(count, EXAMPLES) }, (_, place) => Math.floor(place * step));
}

function pixelsOf(pixels: readonly Float64Array[], count: number): Float32Array {
  // By the golden ratio: an even stride meets the same class again and again where classes take turns.
  const rows = Array.from({ length: IMAGES }, (_, place) => Math.floor(((place * 0.618034) % 1) * count));
  return Float32Array.from(rows.flatMap((row) => pixels.map((values) => values[row] as number)));
}
