import type { ImagesScene } from '../../gallery/thumbnails/scene.ts';
import type { Palette } from '../../plots/core/color.ts';
import { drawImage } from '../../plots/example/draw-image.ts';
import { drawMask } from '../../plots/example/draw-mask.ts';
import { placePixels } from '../../plots/example/draw-pixels.ts';
import type { Box } from '../../plots/network/layout.ts';

const ACROSS = 3;
const GAP = 4;

/** Draws images in rows of three: each with what the network makes of it below, or crossed out if it is not recognized. */
export function drawImages(
  context: CanvasRenderingContext2D,
  side: number,
  scene: ImagesScene,
  palette: Palette,
): void {
  const { width, height, inputs, outputs, masks, right } = scene;
  const cell = (side - (ACROSS + 1) * GAP) / ACROSS;
  const rows = outputs || masks ? 2 : ACROSS;
  const top = (side - rows * cell - (rows - 1) * GAP) / 2;
  const boxAt = (column: number, row: number): Box => ({
    x: GAP + column * (cell + GAP),
    y: top + row * (cell + GAP),
    width: cell,
    height: cell,
  });
  inputs.forEach((pixels, index) => {
    const box = boxAt(index % ACROSS, outputs || masks ? 0 : Math.floor(index / ACROSS));
    drawImage(context, pixels, scene, box, palette);
    if (right?.[index] === false) crossOut(context, box, palette);
    const below = boxAt(index, 1);
    const output = outputs?.[index];
    if (output) drawImage(context, output, scene, below, palette);
    const labels = masks?.labels[index];
    if (masks && labels) {
      drawMask(context, { height, width, labels, classes: masks.classes }, placePixels(below, width, height), palette);
    }
  });
}

function crossOut(context: CanvasRenderingContext2D, { x, y, width, height }: Box, { alarm, surface }: Palette): void {
  for (const [color, thickness] of [
    [surface, 4.4],
    [alarm, 2.4],
  ] as const) {
    context.strokeStyle = color;
    context.lineWidth = thickness;
    context.beginPath();
    context.moveTo(x + 2, y + height - 2);
    context.lineTo(x + width - 2, y + 2);
    context.stroke();
  }
}
