import type { Palette } from '../../core/color.ts';
import { colorClasses, colorMap, labelRange, type PixelBuffer } from '../../core/heatmap.ts';
import type { Size } from '../../core/size.ts';
import type { AgentMaps } from './agent-maps.ts';
import type { Shown } from './draw-cells.ts';

/**
 * Draws the value or the policy of the states of a plane: for two actions the probability of the second one, for more
 * the most probable one, paler the less probable it is. Returns the ends of the colours.
 * @param size the number of states along each side of the maps
 * @param isWhole whether states are cells of their own, without others between them
 */
export function drawPlane(
  context: CanvasRenderingContext2D,
  plot: Size,
  { value, policy }: AgentMaps,
  size: number,
  isWhole: boolean,
  shown: Shown,
  palette: Palette,
  buffer: PixelBuffer,
): readonly [number, number] {
  const cells = size * size;
  const maps = shown === 'value' ? value : policy;
  if (!maps) return [0, 1];
  const actions = maps.length / cells;
  const range = shown === 'value' ? finiteRange(maps) : ([0, 1] as const);
  buffer.resize(size, size);
  if (shown === 'policy' && actions > 2) colorClasses(maps, 0, cells, palette.confidence, actions, buffer.pixels);
  else {
    const target = { pixels: buffer.pixels, rowLength: size, start: 0 };
    colorMap(maps, shown === 'value' ? 0 : cells, size, 1, range, palette.soft, target);
  }
  buffer.flush();
  context.imageSmoothingEnabled = !isWhole;
  context.drawImage(buffer.canvas, 0, 0, plot.width, plot.height);
  return range;
}

function finiteRange(values: Float32Array): readonly [number, number] {
  return labelRange(values.filter(Number.isFinite));
}
