import { fits, inputMap } from '../core/heatmap.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import type { NumberRef, PlotFrame, UnitRef } from '../core/types.ts';
import { createLinkPainter } from './draw-links.ts';
import { createMapPainter, frameOf } from './draw-maps.ts';
import { drawBiases, drawFrozen, ringBias } from './draw-marks.ts';
import type { ColumnBox, NetworkLayout } from './layout.ts';
import type { NetworkScene } from './scene.ts';

export interface NetworkPainter {
  /** @returns whether everything is up to date; if not, another draw continues with the rest */
  draw(scene: NetworkScene, frame: PlotFrame | null, attention: Attention): boolean;
}

/** The parts of the network that are emphasized. */
export interface Attention {
  /** The unit under the pointer or with the focus. */
  readonly unit: UnitRef | null;
  /** The weight or bias under the pointer, or being edited. */
  readonly number: NumberRef | null;
  readonly selected: UnitRef | null;
  readonly frozen: readonly NumberRef[];
  /** In seconds while the links flow, null while they are still. */
  readonly time: number | null;
}

/**
 * Draws the network on a canvas, in layers from the bottom:
 * - links, which are kept between frames and repaired where they changed (`draw-links.ts`)
 * - the maps of all units, coloured for each frame in one atlas
 * - frames of the units, drawn once for each layout
 * - outlines and biases
 */
export function createNetworkPainter(canvas: HTMLCanvasElement): NetworkPainter {
  const maps = createMapPainter();
  const frames = document.createElement('canvas');
  const links = createLinkPainter();
  let known: { scene: NetworkScene; ratio: number } | null = null;

  return {
    draw(scene, frame, { unit, number, selected, frozen, time }) {
      const { layout, palette, view } = scene;
      const ratio = pixelRatio();
      if (!known || known.scene !== scene || known.ratio !== ratio) {
        known = { scene, ratio };
        maps.start(scene);
        drawFrames(frames, scene);
        links.start(scene);
      }
      const context = prepareCanvas(canvas, layout);
      if (!context) return true;
      const current = fits(view, frame) ? frame : null;

      const complete = links.draw(context, current, unit, number, time);
      maps.draw(context, current);
      context.drawImage(frames, 0, 0, layout.width, layout.height);
      outline(context, layout, selected, palette.accent, 2);
      outline(context, layout, unit, palette.ink, 1.5);
      if (current) drawBiases(context, scene, current);
      drawFrozen(context, scene, frozen);
      if (number?.from === null) ringBias(context, scene, number);
      return complete;
    },
  };
}

/** Draws the empty frame between a map and its border, and the border. They also round the map's corners. */
function drawFrames(canvas: HTMLCanvasElement, scene: NetworkScene) {
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
  drawFlatInputs(context, scene);
}

function cornerOf(size: number): number {
  return Math.min(8, size * 0.2 + 1);
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
