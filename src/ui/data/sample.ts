import { useEffect, useState } from 'react';
import type { DatasetDef } from '../../catalog/datasets/definition.ts';
import { randomStream } from '../../math/random.ts';
import { call, entryOf } from '../../spec/index.ts';

export interface Sample {
  /** [count, 2], the two features that the output picture spans. */
  readonly points: Float32Array;
  readonly labels: Float32Array;
}

/** Enough to see the shape. */
const EXAMPLES = 140;

/** A few examples of a dataset; null until a file has come. */
export function useSample(id: string): Sample | null {
  const [sample, setSample] = useState<Sample | null>(null);
  useEffect(() => {
    let current = true;
    const dataset = entryOf('datasets', id);
    draw(dataset, call('datasets', id).args)
      .then((drawn) => current && setSample(drawn))
      // Without its picture a dataset still has its name; the engine says what is wrong when it is chosen.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [id]);
  return sample;
}

async function draw(dataset: DatasetDef, args: Readonly<Record<string, number>>): Promise<Sample> {
  if (dataset.kind === 'generated') {
    const examples = dataset.generate({ ...args, n: EXAMPLES }, randomStream(1, 'sample'));
    const [across = 0, up = across] = dataset.axes;
    return {
      points: Float32Array.from(examples.flatMap(({ features }) => [features[across] ?? 0, features[up] ?? 0])),
      labels: Float32Array.from(examples, ({ label }) => label),
    };
  }
  const response = await fetch(dataset.path);
  if (!response.ok) throw new Error(`${dataset.path}: ${response.status}`);
  const table = dataset.parse(await response.text());
  const column = (id: string) => table.values[table.columns.findIndex((one) => one.id === id)] as Float64Array;
  const axes = dataset.axes === 'components' ? table.columns.slice(0, 2).map(({ id }) => id) : dataset.axes;
  const [across, up] = axes.map(column);
  return {
    points: Float32Array.from({ length: 2 * table.count }, (_, at) => (at % 2 ? up : across)?.[at >> 1] ?? 0),
    labels: Float32Array.from(column(dataset.predicts)),
  };
}
