import { pixelIds } from './pixels.ts';
import { stepNames } from './sequences.ts';
import type { Column } from './table.ts';

/**
 * Names of the network's inputs for a column: a number is one input, an image or a sequence is
 * one for each of its values, two categories are one 0/1 input named after the second, more are one 0/1 input each (one-hot). The names of categories
 * contain "=", which no id of a column does.
 * @param indicator whether a column that may have missing values gets one more input that indicates them
 */
export function inputNames(column: Column, indicator: boolean): readonly string[] {
  const { id, levels, image, sequence } = column;
  if (image !== undefined) return pixelIds(image);
  if (sequence !== undefined) return stepNames(sequence);
  const values = levels === null ? [id] : levels.map((level) => `${id}=${level}`).slice(levels.length === 2 ? 1 : 0);
  return indicator && column.missing ? [...values, missingName(id)] : values;
}

/** The name of the input that indicates missing values; "?" is how people write them and is not a category. */
export function missingName(id: string): string {
  return `${id}=?`;
}
