import { trainingTables } from '../../compiler/forward.ts';
import type { Member } from '../../compiler/replicas.ts';
import { pickRows } from '../../math/tensor.ts';
import type { Fed } from './feed.ts';

/** Some training examples by their rows, as inputs of a graph, by name. */
export function examplesFor({ spec, data }: Member, rows: ArrayLike<number>): Map<string, Fed> {
  return new Map(
    Object.entries(trainingTables(spec, data)).map(([name, table]) => {
      const picked = pickRows(table, rows);
      return [name, { shape: picked.shape, data: Float32Array.from(picked.data) }];
    }),
  );
}
