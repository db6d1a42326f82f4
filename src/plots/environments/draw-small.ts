import { worldPictures } from './index.ts';
import type { Scene } from './scene.ts';

/** The id of an environment that has a picture. */
export type EnvironmentId = keyof typeof worldPictures;

/** How much wider than the picture a world is drawn that is small in a wide room. */
const WIDER: Partial<Record<EnvironmentId, number>> = { cart_pole: 2.2 };

/** Draws a world as a small square without words. @param size its side */
export function drawSmall(
  context: CanvasRenderingContext2D,
  size: number,
  environment: EnvironmentId,
  scene: Scene,
): void {
  const width = size * (WIDER[environment] ?? 1);
  context.save();
  context.font = '0px sans-serif';
  context.translate((size - width) / 2, 0);
  worldPictures[environment].draw(context, { width, height: size }, scene);
  context.restore();
}
