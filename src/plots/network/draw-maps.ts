import { LEVELS } from '../core/color.ts';
import {
  colorMap,
  firstMap,
  fits,
  inputMap,
  labelRange,
  PixelBuffer,
  resolveRange,
  targetRange,
} from '../core/heatmap.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import { rangeOfAll, ranks } from '../core/ranking.ts';
import type { PlotFrame } from '../core/types.ts';
import { frameOf } from './draw-network.ts';
import type { ColumnBox } from './layout.ts';
import type { UnitPainter } from './picture.ts';
import type { NetworkScene } from './scene.ts';

/** Colours the maps of all units in one atlas for each frame, and draws them from it. */
export function createMapPainter(): UnitPainter<PlotFrame> {
  const atlas = new PixelBuffer(true);
  let scene: NetworkScene | null = null;
  let plan: Plan = { places: [], inputs: new Float32Array(0), outputRange: null };
  /** The frame that the atlas shows. */
  let colored: PlotFrame | null | undefined;

  return {
    start(next) {
      scene = next;
      plan = createPlan(next, atlas);
      colored = undefined;
    },
    draw(context, latest) {
      if (!scene) return;
      const frame = fits(scene.view, latest) ? latest : null;
      if (frame !== colored) color(scene, frame);
      colored = frame;
      for (const place of plan.places) {
        drawNodes(context, place);
        drawSheet(context, place);
      }
    },
    drawStill: drawFlatInputs,
  };

  function color({ view, palette, ranges }: NetworkScene, frame: PlotFrame | null) {
    const { size } = view.grid;
    const cells = size * size;
    const rowLength = atlas.canvas.width;
    const output = view.layers.length - 1;
    for (const { layer, first, maps, stride, cell, perRow, startY } of plan.places) {
      const units = layer < 0 ? 0 : (view.layers[layer]?.units ?? 0);
      const own = layer === output ? outputRangeNow(view, plan, frame, first * cells, cells) : null;
      const range =
        own ??
        (layer < 0 || !frame
          ? ([-1, 1] as const)
          : // An odd stride visits every column of the grid.
            resolveRange(ranges[layer] ?? 'auto', frame.maps, first * cells, (first + units) * cells, 7));
      const values = layer < 0 ? plan.inputs : frame?.maps;
      // For several classes, the colour of an output is as strong as its probability.
      const classes = layer === output && view.answer === 'class' ? palette.confidence : null;
      for (let map = 0; map < maps.count; map++) {
        const unit = maps.first + map;
        const start = (startY + Math.floor(map / perRow) * cell) * rowLength + (map % perRow) * cell;
        const target = { pixels: atlas.pixels, rowLength, start };
        const lookup = classes ? (classes[unit % classes.length] as Uint32Array) : palette.diverging;
        if (values) colorMap(values, (first + unit) * cells, size, stride, range, lookup, target);
        else fillSquare(target, cell, palette.diverging[LEVELS >> 1] as number);
      }
    }
    atlas.flush();
  }

  function drawNodes(context: CanvasRenderingContext2D, { column, maps, cell, perRow, startY }: Place) {
    if (maps.first > 0) return;
    const border = frameOf(column.size);
    for (const { unit, x, y, size } of column.nodes) {
      context.drawImage(
        atlas.canvas,
        (unit % perRow) * cell,
        startY + Math.floor(unit / perRow) * cell,
        cell,
        cell,
        x + border,
        y + border,
        size - 2 * border,
        size - 2 * border,
      );
    }
  }

  function drawSheet(context: CanvasRenderingContext2D, { column, maps, cell, perRow, startY }: Place) {
    const { sheet } = column;
    if (maps.first === 0 || !sheet) return;
    for (let map = 0; map < maps.count; map++) {
      context.drawImage(
        atlas.canvas,
        (map % perRow) * cell,
        startY + Math.floor(map / perRow) * cell,
        cell,
        cell,
        sheet.x + (map % sheet.perRow) * sheet.cell,
        sheet.y + Math.floor(map / sheet.perRow) * sheet.cell,
        sheet.cell - 1,
        sheet.cell - 1,
      );
    }
  }
}

/** Everything that stays the same between frames. */
interface Plan {
  readonly places: readonly Place[];
  readonly inputs: Float32Array;
  readonly outputRange: readonly [number, number] | null;
}

/** The position in the atlas of the maps of a column's units, or of its sheet. */
interface Place {
  /** −1 for the inputs. */
  readonly layer: number;
  readonly column: ColumnBox;
  /** Index of the layer's first map in the frame. */
  readonly first: number;
  /** The units to which these maps belong. */
  readonly maps: { readonly first: number; readonly count: number };
  /** Only every `stride`-th value of the grid is coloured, because the screen cannot show more. */
  readonly stride: number;
  /** Side of a map in the atlas. */
  readonly cell: number;
  readonly perRow: number;
  readonly startY: number;
}

function createPlan({ view, layout }: NetworkScene, atlas: PixelBuffer): Plan {
  const { size } = view.grid;
  const places: Place[] = [];
  let atlasWidth = 1;
  let startY = 0;
  layout.columns.forEach((column, index) => {
    const layer = index - 1;
    const add = (side: number, maps: Place['maps']) => {
      if (maps.count === 0) return;
      const stride = Math.max(1, Math.floor(size / (side * pixelRatio())));
      const cell = Math.ceil(size / stride);
      const perRow = Math.max(1, Math.floor(1024 / cell));
      places.push({ layer, column, first: layer < 0 ? 0 : firstMap(view, layer), maps, stride, cell, perRow, startY });
      startY += Math.ceil(maps.count / perRow) * cell;
      atlasWidth = Math.max(atlasWidth, Math.min(perRow, maps.count) * cell);
    };
    add(column.size, { first: 0, count: column.nodes.length });
    if (column.sheet && column.nodes.length > 0) {
      add(column.sheet.cell, { first: column.nodes.length, count: column.hidden });
    }
  });
  atlas.resize(atlasWidth, Math.max(1, startY));

  const inputs = new Float32Array(view.inputs.length * size * size);
  view.inputs.forEach((_, index) => {
    const map = inputMap(view, index);
    if (map) inputs.set(map, index * size * size);
  });
  return { places, inputs, outputRange: outputRangeOf(view) };
}

function outputRangeNow(
  view: NetworkScene['view'],
  { outputRange }: Plan,
  frame: PlotFrame | null,
  start: number,
  cells: number,
): Plan['outputRange'] {
  return frame && ranks(view) ? rangeOfAll(frame.maps, start, start + cells) : outputRange;
}

/** The range of the colours of an output that is a number or repeats the inputs; null if it has that of its activation. */
function outputRangeOf(view: NetworkScene['view']): Plan['outputRange'] {
  if (view.answer === 'input') return labelRange(view.points.features);
  return view.answer === 'number' ? targetRange(view) : null;
}

function fillSquare(
  { pixels, rowLength, start }: { pixels: Uint32Array; rowLength: number; start: number },
  side: number,
  color: number,
) {
  for (let row = 0; row < side; row++) pixels.fill(color, start + row * rowLength, start + row * rowLength + side);
}

/**
 * Draws a horizontal line on inputs that are constant over the grid, to show that they are at their mean and not blank.
 */
function drawFlatInputs(context: CanvasRenderingContext2D, { view, layout, palette }: NetworkScene) {
  context.beginPath();
  for (const node of layout.columns[0]?.nodes ?? []) {
    if (inputMap(view, node.unit)) continue;
    context.moveTo(node.x + node.size * 0.28, node.y + node.size / 2);
    context.lineTo(node.x + node.size * 0.72, node.y + node.size / 2);
  }
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1.2;
  context.stroke();
}
