import { labelOf } from '../core/feature-parts.ts';
import { colorMap, firstMap, fits, inputMap, PixelBuffer, resolveRange } from '../core/heatmap.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import type { PlotFrame, PlotView } from '../core/types.ts';
import { namesIn, restartHint, unitName } from '../core/unit-name.ts';
import { weightLinks } from './draw-links.ts';
import { createMapPainter } from './draw-maps.ts';
import { GAP } from './grid-place.ts';
import { sumWeightOf } from './numbers.ts';
import type { GridScene, NetworkPicture } from './picture.ts';

/** A network whose units show their output at every point of the plane of the inputs. */
export function planePicture(view: PlotView): NetworkPicture<PlotFrame> {
  const parametersOf = (frame: PlotFrame | null) => (fits(view, frame) ? frame.parameters : null);
  return {
    columns: [
      { units: view.inputs.length, labelled: true, maxSize: 42 },
      ...view.layers.map(({ units }, layer) => {
        const output = layer === view.layers.length - 1;
        const labelled = units > 1 && (output || (layer === view.world?.policy && ('beside' as const)));
        return { units, labelled, maxSize: output ? 48 : 38 };
      }),
    ],
    labels: (layer) => (layer < 0 ? view.inputs.map((input) => labelOf(view, input)) : namesIn(view, layer)),
    nameOf: (unit, names) => unitName(view, unit, names),
    hintOf: ({ layer, unit }) =>
      layer < 0 && !inputMap(view, unit) ? 'fixed at its mean in the maps' : restartHint(view, layer),
    picks: (layer) => sumWeightOf(view, layer) !== undefined,
    parametersOf,
    links: weightLinks(view),
    createUnitPainter: createMapPainter,
    createGridPainter() {
      const atlas = new PixelBuffer();
      return (context, scene, frame) => {
        if (fits(view, frame)) drawGrid(context, scene, frame, atlas);
      };
    },
  };
}

function drawGrid(
  context: CanvasRenderingContext2D,
  { view, palette, ranges, layer, place }: GridScene,
  { maps }: PlotFrame,
  atlas: PixelBuffer,
) {
  const units = view.layers[layer]?.units ?? 0;
  const { size } = view.grid;
  const side = place.pitch - GAP;
  const stride = Math.max(1, Math.floor(size / (side * pixelRatio())));
  const cell = Math.ceil(size / stride);
  atlas.resize(place.perRow * cell, Math.ceil(units / place.perRow) * cell);
  const first = firstMap(view, layer) * size * size;
  const span = resolveRange(ranges[layer] ?? 'auto', maps, first, first + units * size * size, 7);
  for (let unit = 0; unit < units; unit++) {
    const row = Math.floor(unit / place.perRow);
    const start = (row * place.perRow * cell + (unit % place.perRow)) * cell;
    const target = { pixels: atlas.pixels, rowLength: atlas.canvas.width, start };
    colorMap(maps, first + unit * size * size, size, stride, span, palette.diverging, target);
  }
  atlas.flush();
  for (let unit = 0; unit < units; unit++) {
    const [column, row] = [unit % place.perRow, Math.floor(unit / place.perRow)];
    context.drawImage(
      atlas.canvas,
      column * cell,
      row * cell,
      cell,
      cell,
      column * place.pitch,
      row * place.pitch,
      side,
      side,
    );
  }
}
