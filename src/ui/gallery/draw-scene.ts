import type { Scene } from '../../gallery/thumbnails/scene.ts';
import type { Palette } from '../../plots/core/color.ts';
import { drawSmall, type EnvironmentId } from '../../plots/environments/draw-small.ts';
import { drawCurves } from './draw-curves.ts';
import { drawImages } from './draw-images.ts';
import { drawCodes, drawPlane } from './draw-plane.ts';

/** Draws a scene on an empty square. @param side in design pixels */
export function drawScene(context: CanvasRenderingContext2D, side: number, scene: Scene, palette: Palette): void {
  if (scene.kind === 'plane') drawPlane(context, side, scene, palette);
  else if (scene.kind === 'curves') drawCurves(context, side, scene, palette);
  else if (scene.kind === 'images') drawImages(context, side, scene, palette);
  else if (scene.kind === 'codes') drawCodes(context, side, scene, palette);
  else drawSmall(context, side, scene.environment as EnvironmentId, { ...scene, palette });
}
