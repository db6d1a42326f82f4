import type { ImageSize } from '../../math/sample.ts';
import type { Column } from '../../table/table.ts';

/** A column of numbers. */
export function numbers(id: string, label: string, unit?: string): Column {
  return { id, label, levels: null, ...(unit !== undefined && { unit }) };
}

/** A column of categories. @param levels as they appear in the file */
export function categories(id: string, label: string, levels: readonly string[]): Column {
  return { id, label, levels };
}

/** A column of images, whose values are from 0 to 1. */
export function images(image: ImageSize): Column {
  return { id: 'image', label: 'Image', levels: null, image };
}

/** Marks a column as one with missing values. */
export function incomplete(column: Column): Column {
  return { ...column, missing: true };
}
