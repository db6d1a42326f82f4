import { formatShort } from '../../math/format.ts';
import type { Palette } from '../core/color.ts';
import { quickly, type Scene, type WorldPicture } from './scene.ts';

const MARGIN = 4;
/** Cells as wide as this have room for the number of their reward. */
const ROOMY = 30;
/** A mark in the legend, with a row for each; it appears beside the grid if there is room. */
const LEGEND = { room: 84, side: 14, row: 22, left: 12 };
/** The steps of the actions up, right, down and left, in columns and rows. */
const DIRECTIONS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** The cells with their walls, rewards, ends and starts, and the agent, which looks to where it went last. */
export const gridworld: WorldPicture = {
  glide: quickly,
  draw(context, size, scene: Scene) {
    const { args, state, action, palette } = scene;
    const { size: count = 1 } = args;
    const cell = Math.max(2, Math.floor((Math.min(size.width, size.height) - 2 * MARGIN) / count));
    const left = Math.round((size.width - cell * count) / 2);
    const top = Math.round((size.height - cell * count) / 2);
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < count; column++) {
        drawCell(context, scene, row * count + column, left + column * cell, top + row * cell, cell);
      }
    }
    context.strokeStyle = palette.hairline;
    context.lineWidth = 1;
    context.beginPath();
    for (let line = 0; line <= count; line++) {
      context.moveTo(left, top + line * cell + 0.5);
      context.lineTo(left + count * cell, top + line * cell + 0.5);
      context.moveTo(left + line * cell + 0.5, top);
      context.lineTo(left + line * cell + 0.5, top + count * cell);
    }
    context.stroke();
    if (left >= LEGEND.room) drawLegend(context, size.height, palette);
    const [row = 0, column = 0] = Array.from(state);
    drawAgent(context, left + (column + 0.5) * cell, top + (row + 0.5) * cell, 0.28 * cell, action, palette);
  },
};

function drawCell(
  context: CanvasRenderingContext2D,
  { tables, palette }: Scene,
  index: number,
  x: number,
  y: number,
  side: number,
): void {
  if ((tables.walls?.[index] ?? 0) > 0.5) {
    drawWall(context, x, y, side, palette);
    return;
  }
  const reward = tables.rewards?.[index] ?? 0;
  context.fillStyle = palette.surface;
  context.fillRect(x, y, side, side);
  if (reward !== 0) {
    context.globalAlpha = 0.25 + 0.6 * Math.min(1, Math.abs(reward));
    context.fillStyle = reward > 0 ? palette.positive : palette.negative;
    context.fillRect(x, y, side, side);
    context.globalAlpha = 1;
  }
  if ((tables.terminals?.[index] ?? 0) > 0.5) drawEnd(context, x, y, side, palette);
  if ((tables.starts?.[index] ?? 0) > 0) drawStart(context, x, y, side, palette);
  if (reward !== 0 && side >= ROOMY) {
    context.fillStyle = palette.ink;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(reward > 0 ? `+${formatShort(reward)}` : formatShort(reward), x + side / 2, y + side / 2 + 1);
  }
}

function drawAgent(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  action: number | null,
  palette: Palette,
): void {
  context.fillStyle = palette.accent;
  context.strokeStyle = palette.surface;
  context.lineWidth = Math.max(1, 0.16 * radius);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  if (action === null) return;
  const [across = 0, down = 0] = DIRECTIONS[action] ?? [];
  context.fillStyle = palette.surface;
  context.beginPath();
  context.moveTo(x + 0.72 * radius * across, y + 0.72 * radius * down);
  context.lineTo(x - 0.2 * radius * across + 0.45 * radius * down, y - 0.2 * radius * down + 0.45 * radius * across);
  context.lineTo(x - 0.2 * radius * across - 0.45 * radius * down, y - 0.2 * radius * down - 0.45 * radius * across);
  context.fill();
}

/** An inner frame. */
function drawEnd(context: CanvasRenderingContext2D, x: number, y: number, side: number, palette: Palette): void {
  const inset = Math.max(2, 0.1 * side);
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1, 0.03 * side);
  context.strokeRect(x + inset + 0.5, y + inset + 0.5, side - 2 * inset, side - 2 * inset);
}

/** A ring. */
function drawStart(context: CanvasRenderingContext2D, x: number, y: number, side: number, palette: Palette): void {
  context.strokeStyle = palette.ink3;
  context.lineWidth = Math.max(1, 0.03 * side);
  context.beginPath();
  context.arc(x + side / 2 + 0.5, y + side / 2 + 0.5, 0.36 * side, 0, 2 * Math.PI);
  context.stroke();
}

function drawLegend(context: CanvasRenderingContext2D, height: number, palette: Palette): void {
  const { side, row, left } = LEGEND;
  const marks = [
    { name: 'start', draw: drawStart },
    { name: 'end', draw: drawEnd },
    { name: 'wall', draw: drawWall },
  ];
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  marks.forEach(({ name, draw }, index) => {
    const y = height - 12 - (marks.length - index) * row + (row - side) / 2;
    draw(context, left, y, side, palette);
    context.fillStyle = palette.ink2;
    context.fillText(name, left + side + 8, y + side / 2 + 1);
  });
}

function drawWall(context: CanvasRenderingContext2D, x: number, y: number, side: number, palette: Palette): void {
  context.fillStyle = palette.ink3;
  context.fillRect(x, y, side, side);
}
