import { useEffect, useState } from 'react';
import type { DatasetDef, Example } from '../../catalog/datasets/definition.ts';
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
      .then((examples) => current && setSample(project(dataset, examples)))
      // Without its picture a dataset still has its name; the engine says what is wrong when it is chosen.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [id]);
  return sample;
}

async function draw({ source }: DatasetDef, args: Readonly<Record<string, number>>): Promise<readonly Example[]> {
  if (source.kind === 'generated') return source.generate({ ...args, n: EXAMPLES }, randomStream(1, 'sample'));
  const response = await fetch(source.path);
  if (!response.ok) throw new Error(`${source.path}: ${response.status}`);
  return source.parse(await response.text());
}

function project({ axes }: DatasetDef, examples: readonly Example[]): Sample {
  return {
    points: Float32Array.from(examples.flatMap(({ features }) => axes.map((axis) => features[axis] ?? 0))),
    labels: Float32Array.from(examples, ({ label }) => label),
  };
}
