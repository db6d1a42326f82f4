import { recordOf, SERIES } from '../runtime/series.ts';
import type { History } from './history.ts';

/** The history up to a step, with at most `most` points, spread evenly and including the first and the last. */
export function thinned(history: History, most: number, until: number): History {
  const last = history.step.findLastIndex((step) => step <= until);
  const count = Math.min(most, last + 1);
  const places = Array.from({ length: count }, (_, index) =>
    count < 2 ? last : Math.round((index * last) / (count - 1)),
  );
  const thin = <T>(column: readonly T[]) => places.map((place) => column[place] as T);
  return {
    step: thin(history.step),
    epoch: thin(history.epoch),
    seconds: thin(history.seconds),
    values: recordOf(SERIES, (series) => thin(history.values[series])),
    replicaLosses: thin(history.replicaLosses),
    replicaTrainLosses: thin(history.replicaTrainLosses),
  };
}
