import { sourceLayer } from '../core/source-layer.ts';
import { type ExamplePlotView, imageAt, type PixelRef } from './types.ts';
import { type Field, type Reach, receptiveFields, type Windows } from './windows.ts';

/** The receptive field of a pixel in the columns before it, the inputs first; null in those without an image. */
export type FieldsOf = (pixel: PixelRef) => readonly (Field | null)[];

/**
 * The receptive fields of the pixels of a network.
 * @param windows how each layer reads the one before; null if each of its outputs depends on all of it
 */
export function fieldsIn(view: ExamplePlotView, windows: readonly (Windows | null)[]): FieldsOf {
  const layers = windows.map((own, layer): Reach => ({ input: imageAt(view, sourceLayer(view, layer)), windows: own }));
  return ({ layer, row, column }) => receptiveFields(layers.slice(0, layer + 1), row, column);
}

/**
 * The receptive field in the input of a number of a unit, by its position in the map of the unit.
 * @returns null if the number depends on the whole input
 */
export function inputFieldOf(
  view: ExamplePlotView,
  fieldsOf: FieldsOf,
  { layer, unit }: { readonly layer: number; readonly unit: number },
  position: number,
): Field | null {
  const image = imageAt(view, layer);
  const input = imageAt(view, -1);
  if (!image || !input) return null;
  const place = { layer, unit, row: Math.floor(position / image.width), column: position % image.width };
  const [field] = fieldsOf(place);
  if (!field) return null;
  const { rows, columns } = field;
  const isWhole =
    rows.first === 0 && columns.first === 0 && rows.last === input.height - 1 && columns.last === input.width - 1;
  return isWhole ? null : field;
}
