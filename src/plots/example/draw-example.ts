import { lookupColor, type Palette } from '../core/color.ts';
import { type MapRange, PixelBuffer, resolveRange, targetRange } from '../core/heatmap.ts';
import { frameOf } from '../network/draw-network.ts';
import type { Box, ColumnBox, NodeBox } from '../network/layout.ts';
import type { UnitPainter } from '../network/picture.ts';
import type { NetworkScene } from '../network/scene.ts';
import { colorValues, drawPixels, outlineField, placePixels } from './draw-pixels.ts';
import { inkLookup, pixelsOfInput } from './ink.ts';
import type { FieldsOf } from './reach.ts';
import { type ExamplePlotView, imageAt, isOfInput, mapAt, type ShownExample, valuesAt } from './types.ts';
import { type Field, fieldOfPixel } from './windows.ts';

/** Space between the name of an output and its cell, as in `NetworkUnits`. */
const BESIDE = 5;
/** Height of a bar behind a name, and at the bottom of a cell. */
const BAR = 16;
const EDGE = 4;

/** The pictures of a layer's units, one below the other; a unit that is a number is a picture of one pixel. */
interface Strip {
  readonly layer: number;
  readonly column: ColumnBox;
  readonly buffer: PixelBuffer;
  readonly height: number;
}

/** Draws the image or the sequence in the inputs, the map of each channel or feature, a colour in units, and a bar at every class. */
export function createExamplePainter(view: ExamplePlotView, fieldsOf: FieldsOf): UnitPainter<ShownExample> {
  let scene: NetworkScene | null = null;
  let strips: readonly Strip[] = [];
  let ink: Uint32Array = new Uint32Array();
  /** What the strips show. */
  let colored: Pick<ShownExample, 'input' | 'passed'> | null = null;

  return {
    start(next) {
      scene = next;
      strips = stripsOf(view, next);
      ink = inkLookup(next.palette);
      colored = null;
    },
    draw(context, now) {
      if (!scene || !now) return;
      if (colored?.input !== now.input || colored.passed !== now.passed) {
        for (const strip of strips) color(scene, strip, now);
        colored = now;
      }
      for (const strip of strips) {
        drawNodes(context, strip);
        drawSheet(context, strip);
      }
      drawBars(context, view, scene, now);
    },
    drawOver(context, now) {
      if (scene && now?.pixel) drawFields(context, view, scene, now.pixel, fieldsOf(now.pixel));
    },
  };

  function color({ palette, ranges }: NetworkScene, { layer, buffer }: Strip, now: ShownExample) {
    const values = valuesAt(now, layer);
    const count = Math.min(buffer.pixels.length, values?.length ?? 0);
    if (!values) buffer.pixels.fill(palette.diverging[palette.diverging.length >> 1] as number);
    else if (isOfInput(view, layer) && imageAt(view, layer)) {
      colorValues(pixelsOfInput(view, values), 0, count, [0, 1], ink, buffer.pixels);
    } else if (layer < 0 && view.sample.vocabulary !== undefined) colorTokens(values, palette, buffer.pixels);
    else {
      const range = rangeOf(view, ranges, layer, values);
      const isClasses = layer === view.layers.length - 1 && isOfClasses(view);
      if (isClasses) {
        const { height, width } = mapAt(view, layer) ?? { height: 1, width: 1 };
        const area = height * width;
        for (let unit = 0; unit * area < count; unit++) {
          colorValues(values, unit * area, area, range, classLookup(palette, unit), buffer.pixels);
        }
      } else colorValues(values, 0, count, range, palette.diverging, buffer.pixels);
    }
    buffer.flush();
  }
}

/** Colours the tokens of a sequence; some have the same colour if there are many. */
function colorTokens(values: ArrayLike<number>, palette: Palette, pixels: Uint32Array): void {
  for (let step = 0; step < values.length; step++) {
    pixels[step] = classLookup(palette, values[step] as number).at(-1) as number;
  }
}

/** Whether each output is about a class or a label. */
function isOfClasses({ answer }: ExamplePlotView): boolean {
  return answer === 'class' || answer === 'labels';
}

/** The range of a layer's colours. That of an image is symmetric around 0. */
export function rangeOf(
  view: ExamplePlotView,
  ranges: readonly MapRange[],
  layer: number,
  values: ArrayLike<number>,
): readonly [number, number] {
  const output = layer === view.layers.length - 1;
  if (output && view.answer === 'number') return targetRange(view);
  const isOfShares = output && view.answer === 'class' && imageAt(view, layer) !== null;
  if (isOfShares) return [0, 1];
  return resolveRange(mapAt(view, layer) ? 'auto' : (ranges[layer] ?? 'auto'), values);
}

function classLookup({ confidence }: Palette, label: number): Uint32Array {
  return confidence[label % confidence.length] as Uint32Array;
}

function stripsOf(view: ExamplePlotView, { layout }: NetworkScene): readonly Strip[] {
  return layout.columns.map((column, index) => {
    const layer = index - 1;
    const { height, width } = mapAt(view, layer) ?? { height: 1, width: 1 };
    const buffer = new PixelBuffer();
    const units = column.nodes.length + (column.sheet ? column.hidden : 0);
    buffer.resize(width, Math.max(1, units * height));
    return { layer, column, buffer, height };
  });
}

function drawNodes(context: CanvasRenderingContext2D, { column, buffer, height }: Strip) {
  for (const node of column.nodes) drawPixels(context, buffer, node.unit, height, insideOf(node));
}

function drawSheet(context: CanvasRenderingContext2D, { column: { sheet, nodes, hidden }, buffer, height }: Strip) {
  if (!sheet) return;
  const side = sheet.cell - 1;
  for (let map = 0; map < hidden; map++) {
    const x = sheet.x + (map % sheet.perRow) * sheet.cell;
    const y = sheet.y + Math.floor(map / sheet.perRow) * sheet.cell;
    drawPixels(context, buffer, nodes.length + map, height, { x, y, width: side, height: side });
  }
}

/** The box of a unit within its frame. */
function insideOf({ x, y, size }: NodeBox): Box {
  const border = frameOf(size);
  return { x: x + border, y: y + border, width: size - 2 * border, height: size - 2 * border };
}

/** Draws a bar for every class, as long as its probability: behind its name, or else at the bottom of its cell. */
function drawBars(
  context: CanvasRenderingContext2D,
  view: ExamplePlotView,
  { layout, palette }: NetworkScene,
  now: ShownExample,
) {
  const column = layout.columns[view.layers.length];
  const values = valuesAt(now, view.layers.length - 1);
  if (!isOfClasses(view) || !values || !column || mapAt(view, view.layers.length - 1)) return;
  const beside = column.labels === 'beside';
  context.globalAlpha = beside ? 0.55 : 1;
  for (const node of column.nodes) {
    const share = Math.min(1, values[node.unit] as number);
    const cell = insideOf(node);
    const height = Math.min(beside ? BAR : EDGE, node.size);
    context.fillStyle = lookupColor(classLookup(palette, node.unit), 1);
    if (beside) {
      const most = (column.room - column.size) / 2 - BESIDE;
      context.fillRect(node.x + node.size + 1, node.y + (node.size - height) / 2, most * share, height);
    } else context.fillRect(cell.x, cell.y + cell.height - height, cell.width * share, height);
  }
  context.globalAlpha = 1;
}

/** Outlines a pixel, and its receptive field in the columns before. */
function drawFields(
  context: CanvasRenderingContext2D,
  view: ExamplePlotView,
  { layout, palette }: NetworkScene,
  pixel: NonNullable<ShownExample['pixel']>,
  fields: readonly (Field | null)[],
) {
  const own = layout.columns[pixel.layer + 1]?.nodes[pixel.unit];
  if (own) outline(context, view, pixel.layer, own, fieldOfPixel(pixel.row, pixel.column), palette);
  fields.forEach((field, index) => {
    if (!field) return;
    for (const node of layout.columns[index]?.nodes ?? []) outline(context, view, index - 1, node, field, palette);
  });
}

function outline(
  context: CanvasRenderingContext2D,
  view: ExamplePlotView,
  layer: number,
  node: NodeBox,
  field: Field,
  palette: Palette,
) {
  const image = mapAt(view, layer);
  if (image) outlineField(context, placePixels(insideOf(node), image.width, image.height), field, palette);
}
