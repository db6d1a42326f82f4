import type { RunView } from '../runtime/protocol.ts';

/** Longer names are abbreviated: MAE. */
const LONGEST = 10;

/** The name of a metric where space is limited: "Accuracy", "MAE". */
export function shortMetricName({ id, label }: RunView['metric']): string {
  return label.length > LONGEST ? id.toUpperCase() : label;
}
