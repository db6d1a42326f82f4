import type { ExperimentSpec } from '../../../experiment/index.ts';
import { MEASURES } from '../../../runtime/series.ts';
import type { KeptRun } from '../../../store/runs.ts';
import { dataName, NUMBERS, type NumberId, settingsOf, titleOf } from './columns.ts';

/** The columns by which runs can be sorted. */
export type SortKey = 'number' | 'name' | 'settings' | 'data' | 'seed' | NumberId;

export interface Order {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** The default order: the latest first. */
export const USUAL: Order = { by: 'number', descending: true };

/**
 * The order after a column heading is pressed: a new column starts with its best values, the same column reverses.
 * @param better whether higher or lower values of the metric are better
 */
export function press(order: Order, by: SortKey, better: 'higher' | 'lower'): Order {
  if (order.by === by) return { by, descending: !order.descending };
  const of = numberOf(by)?.of ?? 'effort';
  return { by, descending: of !== 'effort' && (MEASURES[of].better ?? better) === 'higher' };
}

/** Sorts the runs. Those without a value come last in either direction. */
export function inOrder(kept: readonly KeptRun[], { by, descending }: Order, spec: ExperimentSpec): readonly KeptRun[] {
  const keys = new Map(kept.map((one) => [one, keyOf(one, by, spec)]));
  const sign = descending ? -1 : 1;
  return kept.toSorted((a, b) => {
    const [first, second] = [keys.get(a), keys.get(b)];
    if (typeof first === 'string') return sign * first.localeCompare(String(second), 'en', { numeric: true });
    const [missing, other] = [Number.isNaN(first), Number.isNaN(second)];
    if (missing || other) return Number(missing) - Number(other);
    return sign * (Number(first) - Number(second));
  });
}

function keyOf(one: KeptRun, by: SortKey, spec: ExperimentSpec): string | number {
  switch (by) {
    case 'number':
      return one.id;
    case 'name':
      return titleOf(one);
    case 'settings':
      return settingsOf(one, spec);
    case 'data':
      return dataName(one.spec);
    case 'seed':
      return one.spec.seed;
    default:
      return numberOf(by)?.read(one.outcome) ?? Number.NaN;
  }
}

function numberOf(by: SortKey) {
  return NUMBERS.find(({ id }) => id === by);
}
