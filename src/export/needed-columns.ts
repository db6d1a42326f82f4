/** What of a table a file has to prepare, so that its inputs are those of the network. */
import type { PreparedData } from '../compiler/data.ts';
import type { FittedColumn } from '../compiler/preparation/column.ts';
import type { Prepared } from '../compiler/preparation/prepared.ts';
import { entryOf } from '../experiment/index.ts';

/** The features, and the columns that features are computed from. */
export function neededColumns(data: PreparedData, { columns, inputs }: Prepared): readonly FittedColumn[] {
  const computed = data.features.filter((name) => !inputs.includes(name));
  const used = computed.flatMap((id) =>
    entryOf('features', id).uses.map((place) => data.own[data.pair[place] as number] as string),
  );
  return columns.filter(({ fed, inputs }) => fed || inputs.some((name) => used.includes(name)));
}

/** The names of the inputs that one row gives: those of an example, or of one step of a window. */
export function namesOfRow(
  { features }: PreparedData,
  { columns }: Prepared,
  window: number | null,
): readonly string[] {
  if (window === null) return features;
  // Where a step has a single input, its name is that of the step alone.
  if (features.length === window) return columns.flatMap(({ inputs }) => inputs);
  return features.slice(0, features.length / window).map((name) => name.replace(/_t1$/, ''));
}
