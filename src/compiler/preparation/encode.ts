import { cleaned, type FittedColumn } from './column.ts';

/**
 * The numbers that a column becomes, not scaled yet, one after the other as its `inputs` name them: a number itself, a
 * category one or more 0/1, and the indicator of what was missing.
 */
export function encodeColumn(fitted: FittedColumn, raw: Float64Array): readonly Float64Array[] {
  const { column, inputs, standIn } = fitted;
  const own = column.levels === null ? [cleaned(fitted, raw)] : oneHot(raw, column.levels.length, standIn);
  return inputs.length > own.length ? [...own, raw.map((value) => (Number.isNaN(value) ? 1 : 0))] : own;
}

/** A 0/1 number for each level; of two levels for the second alone. No level is zeros alone. */
function oneHot(places: Float64Array, levels: number, standIn: number): readonly Float64Array[] {
  const chosen = Array.from({ length: levels }, (_, level) => level).slice(levels === 2 ? 1 : 0);
  return chosen.map((level) => places.map((place) => ((Number.isNaN(place) ? standIn : place) === level ? 1 : 0)));
}
