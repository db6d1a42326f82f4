import { formatNumber } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import type { UnitRef } from '../core/types.ts';
import { outlineField, placePixels } from './draw-pixels.ts';
import { pixelsOfInput } from './ink.ts';
import { drawPatch, rangeAround0 } from './patch-colors.ts';
import { channelOf, type ExamplePlotView, imageAt, isOfInput, mapAt, type ShownExample, valuesAt } from './types.ts';
import { weightsOf } from './weights.ts';
import { fieldOfPixel } from './windows.ts';

/** Height of the line of text below a picture. */
const LINE = 20;

/**
 * Draws a unit as large as fits: an input, the map of a channel with the pixel under the pointer and its number, or the
 * weights of a unit that looks at an image, channel by channel.
 */
export function drawUnit(
  context: CanvasRenderingContext2D,
  view: ExamplePlotView,
  unit: UnitRef,
  shown: ShownExample,
  { width, height }: Size,
  palette: Palette,
): void {
  const room = { x: 0, y: 0, width, height: height - LINE };
  const image = mapAt(view, unit.layer);
  const values = valuesAt(shown, unit.layer);
  const write = (text: string) => {
    context.fillStyle = palette.ink2;
    context.textAlign = 'center';
    context.fillText(text, width / 2, height - 6);
  };
  if (image && values) {
    const isInput = isOfInput(view, unit.layer);
    const isImage = imageAt(view, unit.layer) !== null;
    const picture = channelOf(isInput && isImage ? pixelsOfInput(view, values) : values, image, unit.unit);
    // One range for the whole layer, as in the network.
    const range = rangeAround0({ values });
    drawPatch(context, picture, isInput && isImage ? 'ink' : range, room, palette);
    const { pixel } = shown;
    if (unit.layer < 0) return;
    if (pixel?.layer !== unit.layer || pixel.unit !== unit.unit) {
      if (!(isInput && isImage))
        write(`colours from ${formatNumber(range[0], { digits: 2 })} to ${formatNumber(range[1], { digits: 2 })}`);
      return;
    }
    const box = placePixels(room, image.width, image.height);
    outlineField(context, box, fieldOfPixel(pixel.row, pixel.column), palette);
    const value = picture.values[pixel.row * image.width + pixel.column] as number;
    const place = isImage ? `row ${pixel.row + 1}, column ${pixel.column + 1}` : `step ${pixel.column + 1}`;
    write(`${place}: ${formatNumber(value)}`);
    return;
  }
  const weights = shown.passed && weightsOf(view, shown.passed.parameters, unit);
  if (!weights) return;
  const range = rangeAround0(...weights);
  const grid = gridOf(weights.length, room);
  weights.forEach((patch, channel) => {
    const x = room.x + (room.width - grid.perRow * grid.side) / 2 + (channel % grid.perRow) * grid.side;
    const y = room.y + Math.floor(channel / grid.perRow) * grid.side;
    drawPatch(context, patch, range, { x, y, width: grid.side - 2, height: grid.side - 2 }, palette);
  });
  write(`weights, colours from ${formatNumber(range[0], { digits: 2 })} to ${formatNumber(range[1], { digits: 2 })}`);
}

/** The largest squares with which `count` of them fit into a box. */
function gridOf(count: number, { width, height }: Size): { readonly perRow: number; readonly side: number } {
  let best = { perRow: 1, side: 0 };
  for (let perRow = 1; perRow <= count; perRow++) {
    const side = Math.min(width / perRow, height / Math.ceil(count / perRow));
    if (side > best.side) best = { perRow, side };
  }
  return best;
}
