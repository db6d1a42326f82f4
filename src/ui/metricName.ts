import type { RunView } from '../runtime/protocol.ts';

/** A longer name is known by its letters: MAE. */
const LONGEST = 10;

/** What a metric is called where there is little room: "Accuracy", "MAE". */
export function shortMetricName({ id, label }: RunView['metric']): string {
  return label.length > LONGEST ? id.toUpperCase() : label;
}
