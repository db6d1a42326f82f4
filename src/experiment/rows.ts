import type { Table } from '../table/table.ts';
import type { DataChoice, ExperimentSpec } from './experiment.ts';
import { entryOf } from './lookup.ts';

/**
 * Reads a file below `public/` as text.
 * @param bytes the size of a large file
 * @param onProgress receives the number of its bytes that have arrived, and the total
 */
export type ReadAsset = (
  path: string,
  bytes?: number,
  onProgress?: (loaded: number, total: number) => void,
) => Promise<string>;

/** The settings that determine every number of the rows. */
export type RowsChoice = DataChoice & Pick<ExperimentSpec, 'seed'>;

/** The number of examples of an experiment, as far as it is known before they are drawn or read. */
export function rowCount({ table, data }: Pick<DataChoice, 'table' | 'data'>): number {
  if (table !== null) return table.count;
  const dataset = entryOf('datasets', data.id);
  return data.args.n ?? (dataset.kind === 'file' ? dataset.count : 0);
}

/**
 * The examples of an experiment as rows, before any preparation: drawn, read from a file, or from a person's own table.
 * @throws Error if a file cannot be read or does not parse
 */
export async function tableOf(spec: RowsChoice, readAsset: ReadAsset): Promise<Table> {
  if (spec.table !== null) return spec.table;
  const { datasetTable } = await import('./dataset-table.ts');
  return datasetTable(spec, readAsset);
}
