import type { DataShape } from '../../../experiment/index.ts';

/** Whether a forecast needs only another choice of examples: rows with a number as target can become a time series. */
export function canBecomeSeries({
  isOrdered,
  series,
  classes,
}: Pick<DataShape, 'isOrdered' | 'series' | 'classes'>): boolean {
  return isOrdered && series === null && classes.length === 0;
}
