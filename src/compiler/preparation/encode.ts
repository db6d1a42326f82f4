import { cleaned, type FittedColumn } from './column.ts';

/**
 * The inputs that a column becomes, before scaling, in the order of its `inputs`: a number becomes itself, a category
 * one or more 0/1 inputs, followed by the indicator of missing values.
 */
export function encodeColumn(fitted: FittedColumn, raw: Float64Array): readonly Float64Array[] {
  const { column, inputs, fillValue } = fitted;
  const own = column.levels === null ? [cleaned(fitted, raw)] : oneHot(raw, column.levels.length, fillValue);
  return inputs.length > own.length ? [...own, raw.map((value) => (Number.isNaN(value) ? 1 : 0))] : own;
}

/** A 0/1 input for each level, or for two levels only for the second. A missing level becomes zeros. */
function oneHot(places: Float64Array, levels: number, fillValue: number): readonly Float64Array[] {
  const chosen = Array.from({ length: levels }, (_, level) => level).slice(levels === 2 ? 1 : 0);
  return chosen.map((level) => places.map((place) => ((Number.isNaN(place) ? fillValue : place) === level ? 1 : 0)));
}
