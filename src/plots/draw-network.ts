import { LEVELS, type Palette } from './color.ts';
import { createLinkPainter } from './draw-links.ts';
import { colorMap, firstMap, fits, inputMap, labelRange, type MapRange, PixelBuffer, resolveRange } from './heatmap.ts';
import type { ColumnBox, NetworkLayout } from './layout.ts';
import { pixelRatio, prepareCanvas } from './size.ts';
import type { PlotFrame, PlotView, UnitRef } from './types.ts';

/** The paper frame between a map and its border. */
function frameOf(size: number): number {
  return size < 18 ? 1 : 2;
}

export interface NetworkScene {
  readonly view: PlotView;
  readonly layout: NetworkLayout;
  readonly palette: Palette;
  /** One for each layer of the view. */
  readonly ranges: readonly MapRange[];
}

export interface NetworkPainter {
  /** @returns whether everything is up to date; if not, another draw goes on with the rest */
  draw(scene: NetworkScene, frame: PlotFrame | null, hovered: UnitRef | null, selected: UnitRef | null): boolean;
}

/**
 * Draws the network on a canvas, in layers from below:
 * - links, kept from frame to frame and mended where they changed (`draw-links.ts`)
 * - the maps of all nodes, coloured anew for each frame in one atlas
 * - frames of the nodes, drawn once for a layout
 * - outlines and biases
 */
export function createNetworkPainter(canvas: HTMLCanvasElement): NetworkPainter {
  const atlas = new PixelBuffer();
  const frames = document.createElement('canvas');
  const links = createLinkPainter();
  let known: { scene: NetworkScene; ratio: number; plan: Plan } | null = null;

  return {
    draw(scene, frame, hovered, selected) {
      const { layout, palette, view } = scene;
      const ratio = pixelRatio();
      if (!known || known.scene !== scene || known.ratio !== ratio) {
        known = { scene, ratio, plan: createPlan(scene, atlas) };
        drawFrames(frames, scene, known.plan);
        links.start(scene);
      }
      const { plan } = known;
      const context = prepareCanvas(canvas, layout);
      if (!context) return true;
      const current = fits(view, frame) ? frame : null;

      const complete = links.draw(context, current, hovered);
      drawMaps(context, scene, plan, current);
      context.drawImage(frames, 0, 0, layout.width, layout.height);
      outline(context, layout, selected, palette.accent, 2);
      outline(context, layout, hovered, palette.ink, 1.5);
      if (current) drawBiases(context, scene, plan, current);
      return complete;
    },
  };

  function drawMaps(
    context: CanvasRenderingContext2D,
    { view, palette, ranges }: NetworkScene,
    plan: Plan,
    frame: PlotFrame | null,
  ) {
    const { size } = view.grid;
    const cells = size * size;
    const rowLength = atlas.canvas.width;
    const tones = view.task === 'multiclass' ? palette.confidence : null;
    for (const place of plan.places) {
      const { layer, column } = place;
      const range: readonly [number, number] = frame
        ? layer < 0
          ? [-1, 1]
          : layer === view.layers.length - 1 && plan.outputRange
            ? plan.outputRange
            : resolveRange(
                ranges[layer] ?? 'auto',
                frame.maps,
                place.firstMap * cells,
                (place.firstMap + (view.layers[layer]?.units ?? 0)) * cells,
                // An odd stride walks over every column of the grid.
                7,
              )
        : [-1, 1];
      const source = layer < 0 ? plan.inputs : frame?.maps;
      // An output of several classes is as strong in its class's colour as it is sure.
      const classes = tones && layer === view.layers.length - 1 ? tones : null;
      for (const node of column.nodes) {
        const start =
          (place.startY + Math.floor(node.unit / place.perRow) * place.cell) * rowLength +
          (node.unit % place.perRow) * place.cell;
        const target = { pixels: atlas.pixels, rowLength, start };
        const lookup = classes ? (classes[node.unit % classes.length] as Uint32Array) : palette.diverging;
        if (source) {
          colorMap(source, (place.firstMap + node.unit) * cells, size, place.stride, range, lookup, target);
        } else {
          fillSquare(target, place.cell, palette.diverging[LEVELS >> 1] as number);
        }
      }
    }
    atlas.flush();
    for (const place of plan.places) {
      const border = frameOf(place.column.size);
      for (const node of place.column.nodes) {
        context.drawImage(
          atlas.canvas,
          (node.unit % place.perRow) * place.cell,
          place.startY + Math.floor(node.unit / place.perRow) * place.cell,
          place.cell,
          place.cell,
          node.x + border,
          node.y + border,
          node.size - 2 * border,
          node.size - 2 * border,
        );
      }
    }
  }
}

/** What stays the same from frame to frame. */
interface Plan {
  readonly places: readonly Place[];
  readonly inputs: Float32Array;
  /** Inputs that the grid holds still. */
  readonly flatInputs: readonly number[];
  readonly outputRange: readonly [number, number] | null;
  readonly biases: readonly { readonly offset: number; readonly column: ColumnBox }[];
}

/** Where the maps of a column lie in the atlas. */
interface Place {
  /** −1 for the inputs. */
  readonly layer: number;
  readonly column: ColumnBox;
  /** Index of its first map in the frame. */
  readonly firstMap: number;
  /** Every `stride`-th value of the grid is coloured: more than the screen shows is lost work. */
  readonly stride: number;
  /** Side of a map in the atlas. */
  readonly cell: number;
  readonly perRow: number;
  readonly startY: number;
}

function createPlan({ view, layout }: NetworkScene, atlas: PixelBuffer): Plan {
  const { size } = view.grid;
  const named = new Map(view.parameters.map((parameter) => [parameter.name, parameter]));

  const biases = view.layers.flatMap(({ name }, index) => {
    const offset = named.get(`${name}/bias`)?.offset;
    const column = layout.columns[index + 1];
    return offset === undefined || !column ? [] : [{ offset, column }];
  });

  const places: Place[] = [];
  let atlasWidth = 1;
  let startY = 0;
  layout.columns.forEach((column, index) => {
    const stride = Math.max(1, Math.floor(size / (column.size * pixelRatio())));
    const cell = Math.ceil(size / stride);
    const perRow = Math.max(1, Math.floor(1024 / cell));
    const layer = index - 1;
    places.push({ layer, column, firstMap: layer < 0 ? 0 : firstMap(view, layer), stride, cell, perRow, startY });
    startY += Math.ceil(column.nodes.length / perRow) * cell;
    atlasWidth = Math.max(atlasWidth, Math.min(perRow, column.nodes.length) * cell);
  });
  atlas.resize(atlasWidth, Math.max(1, startY));

  const inputs = new Float32Array(view.features.length * size * size);
  const flatInputs: number[] = [];
  for (let index = 0; index < view.features.length; index++) {
    const map = inputMap(view, index);
    if (map) inputs.set(map, index * size * size);
    else flatInputs.push(index);
  }
  const outputRange = view.task === 'regression' ? labelRange(view.points.labels) : null;
  return { places, inputs, flatInputs, outputRange, biases };
}

/** Paper between a map and its border, and the border; they also round the map's corners. */
function drawFrames(canvas: HTMLCanvasElement, scene: NetworkScene, plan: Plan) {
  const { layout, palette } = scene;
  const context = prepareCanvas(canvas, layout);
  if (!context) return;
  const rounded = ({ nodes, size }: ColumnBox, inset: number) => {
    const radius = Math.max(0, cornerOf(size) - inset);
    context.beginPath();
    for (const { x, y } of nodes) {
      context.roundRect(x + inset, y + inset, size - 2 * inset, size - 2 * inset, radius);
    }
    context.stroke();
  };
  for (const column of layout.columns) {
    const frame = frameOf(column.size);
    context.strokeStyle = palette.surface;
    context.lineWidth = frame + 0.6;
    rounded(column, frame / 2 + 0.3);
    context.strokeStyle = palette.ink3;
    context.globalAlpha = 0.55;
    context.lineWidth = 0.8;
    rounded(column, -0.4);
    context.globalAlpha = 1;
  }
  drawFlatInputs(context, scene, plan);
}

function cornerOf(size: number): number {
  return Math.min(8, size * 0.2 + 1);
}

/** A level line on inputs that are the same all over the grid: they are not blank, they stand at their mean. */
function drawFlatInputs(context: CanvasRenderingContext2D, { layout, palette }: NetworkScene, plan: Plan) {
  context.beginPath();
  for (const input of plan.flatInputs) {
    const node = layout.columns[0]?.nodes[input];
    if (!node) continue;
    context.moveTo(node.x + node.size * 0.28, node.y + node.size / 2);
    context.lineTo(node.x + node.size * 0.72, node.y + node.size / 2);
  }
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1.2;
  context.stroke();
}

/** A disc at the lower left corner of its node: colour is the sign, area the magnitude. */
function drawBiases(
  context: CanvasRenderingContext2D,
  { palette }: NetworkScene,
  plan: Plan,
  { parameters }: PlotFrame,
) {
  let largest = 0.2;
  for (const { offset, column } of plan.biases) {
    for (const { unit } of column.nodes) {
      const size = Math.abs(parameters[offset + unit] as number);
      if (size > largest && size < Number.POSITIVE_INFINITY) largest = size;
    }
  }
  for (const sign of [-1, 1]) {
    context.beginPath();
    for (const { offset, column } of plan.biases) {
      if (column.size < 16) continue;
      for (const { unit, x, y, size } of column.nodes) {
        const bias = parameters[offset + unit] as number;
        if (!(bias * sign > largest * 0.004)) continue;
        const radius = Math.min(4.2, size * 0.13) * Math.sqrt(Math.min(1, (bias * sign) / largest)) + 0.8;
        context.moveTo(x + 1.5 + radius, y + size - 1.5);
        context.arc(x + 1.5, y + size - 1.5, radius, 0, 2 * Math.PI);
      }
    }
    context.strokeStyle = palette.surface;
    context.lineWidth = 2.4;
    context.stroke();
    context.fillStyle = sign < 0 ? palette.negative : palette.positive;
    context.fill();
  }
}

function outline(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  unit: UnitRef | null,
  color: string,
  width: number,
) {
  const node = unit && layout.columns[unit.layer + 1]?.nodes[unit.unit];
  if (!node) return;
  const out = width / 2 + 0.5;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.beginPath();
  context.roundRect(node.x - out, node.y - out, node.size + 2 * out, node.size + 2 * out, cornerOf(node.size) + out);
  context.stroke();
}

function fillSquare(
  { pixels, rowLength, start }: { pixels: Uint32Array; rowLength: number; start: number },
  side: number,
  color: number,
) {
  for (let row = 0; row < side; row++) pixels.fill(color, start + row * rowLength, start + row * rowLength + side);
}
