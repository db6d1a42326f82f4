import { dataOf, type ExperimentSpec, featureColumns } from '../../experiment/index.ts';
import type { Column } from '../../table/table.ts';

/**
 * The columns that can be features. The target, and pixels that a link chose in place of the image, are offered only if
 * they are chosen, so that they can be removed.
 */
export function offeredColumns(spec: ExperimentSpec): readonly Column[] {
  const { columns, target } = dataOf(spec);
  const isOffered = ({ id }: Column) => id !== target.id || spec.features.includes(id);
  return [...new Set([...columns.filter(isOffered), ...featureColumns(spec)])];
}
