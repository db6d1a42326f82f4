import { pixelRatio } from '../core/pixel-ratio.ts';
import { canvasRatio, prepareCanvas } from '../core/size.ts';
import type { UnitRef } from '../core/types.ts';
import { createLinkPainter } from './draw-links.ts';
import { drawBiases, drawFrozen, ringBias } from './draw-marks.ts';
import type { ColumnBox, NetworkLayout } from './layout.ts';
import type { NetworkPainter, NetworkPicture, UnitPainter } from './picture.ts';
import type { NetworkScene } from './scene.ts';

/** Width of the empty frame between what a unit shows and its border. */
export function frameOf(size: number): number {
  return size < 18 ? 1 : 2;
}

/**
 * Draws the network on a canvas, in layers from the bottom:
 * - links, which are kept between frames and repaired where they changed (`draw-links.ts`)
 * - what the units show, such as maps
 * - frames of the units, drawn once for each layout
 * - outlines and biases
 */
export function createNetworkPainter<T>(
  canvas: HTMLCanvasElement,
  picture: Pick<NetworkPicture<T>, 'links' | 'createUnitPainter' | 'parametersOf' | 'face'>,
): NetworkPainter<T> {
  const frames = document.createElement('canvas');
  const { face } = picture;
  const links = createLinkPainter(picture.links, face?.strengthOf);
  const units = picture.createUnitPainter();
  let known: { scene: NetworkScene; ratio: number } | null = null;

  return {
    draw(scene, now, { unit, number, selected, frozen, time }) {
      const { layout, palette } = scene;
      const ratio = pixelRatio();
      if (!known || known.scene !== scene || known.ratio !== ratio) {
        known = { scene, ratio };
        units.start(scene);
        drawFrames(frames, scene, units);
        links.start(scene);
      }
      const context = prepareCanvas(canvas, layout);
      if (!context) return true;
      const parameters = picture.parametersOf(now);

      const complete = links.draw(context, parameters, unit, number, time && time * (face?.direction ?? 1));
      units.draw(context, now);
      copyColumns(context, frames, layout);
      outline(context, layout, selected, palette.accent, 2);
      outline(context, layout, unit, palette.ink, 1.5);
      if (parameters) drawBiases(context, scene, parameters, face?.strengthOf);
      drawFrozen(context, scene, frozen);
      if (number?.from === null) ringBias(context, scene, number);
      units.drawOver?.(context, now);
      return complete;
    },
  };
}

/** How far the frame of a unit can extend beyond the unit, in design pixels. */
const MARGIN = 2;

/** Copies only the columns that contain units. The space between them is empty, and copying it takes time. */
function copyColumns(context: CanvasRenderingContext2D, frames: HTMLCanvasElement, layout: NetworkLayout) {
  const ratio = canvasRatio(layout);
  for (const { nodes } of layout.columns) {
    let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let [top, bottom] = [left, right];
    for (const { x, y, size } of nodes) {
      [left, right] = [Math.min(left, x), Math.max(right, x + size)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y + size)];
    }
    // Whole pixels of the canvas, which are copied as they are.
    const x = Math.max(0, Math.floor((left - MARGIN) * ratio));
    const y = Math.max(0, Math.floor((top - MARGIN) * ratio));
    const width = Math.min(frames.width, Math.ceil((right + MARGIN) * ratio)) - x;
    const height = Math.min(frames.height, Math.ceil((bottom + MARGIN) * ratio)) - y;
    if (width > 0 && height > 0)
      context.drawImage(frames, x, y, width, height, x / ratio, y / ratio, width / ratio, height / ratio);
  }
}

/** Draws the empty frame inside each unit's border, and the border. They also round the unit's corners. */
function drawFrames<T>(canvas: HTMLCanvasElement, scene: NetworkScene, units: UnitPainter<T>) {
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
  units.drawStill?.(context, scene);
}

function cornerOf(size: number): number {
  return Math.min(8, size * 0.2 + 1);
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
