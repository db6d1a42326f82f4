import { type ExperimentSpec, entryOf } from '../../../experiment/index.ts';
import { formatNumber } from '../../../math/format.ts';

const NAMES: readonly (readonly [value: number, name: string])[] = [
  [2 * Math.LN2, 'ln 4'],
  [Math.LN2, 'ln 2'],
  [-Math.LN2, '−ln 2'],
  [1 / 4, '¼'],
  [1 / 8, '⅛'],
];

/** A number as people write it: "ln 4" for 1.386. */
export function exactName(value: number): string {
  return NAMES.find(([known]) => known === value)?.[1] ?? formatNumber(value);
}

/**
 * The losses at which generated examples cannot be told from real ones, in descending order. The generator's is missing
 * if it can have any value there.
 */
export function equilibriumOf({ loss }: Pick<ExperimentSpec, 'loss'>): readonly { name: string; value: number }[] {
  const { game } = entryOf('losses', loss.id);
  return Object.entries(game?.equilibrium ?? {})
    .flatMap(([player, value]) => (value === null ? [] : { name: `${player} ${exactName(value)}`, value }))
    .sort((a, b) => b.value - a.value);
}
