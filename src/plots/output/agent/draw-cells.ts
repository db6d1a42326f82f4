import { formatNumber } from '../../../math/format.ts';
import { lookupColor, type Palette } from '../../core/color.ts';
import { type AgentMaps, numbersAt } from './agent-maps.ts';
import { type Arrow, arrowsOf } from './arrows.ts';

/** The cells of a world, row-major: 1 for a wall, an end or a start, and the reward for entering a cell. */
export interface WorldCells {
  readonly size: number;
  readonly walls: readonly number[];
  readonly rewards: readonly number[];
  readonly terminals: readonly number[];
  readonly starts: readonly number[];
}

/** What is drawn into the cells besides the colour of their value. */
export type Shown = 'value' | 'policy';

/** Sides of cells, in design pixels: a smaller one has no room for the number of a value, or of a reward. */
const ROOM = { value: 30, reward: 18 };

/** The colours of values: symmetric around 0, up to the largest value of a cell in which the agent acts. */
export function valueRange(value: ArrayLike<number> | null, cells: WorldCells): readonly [number, number] {
  let bound = 1e-6;
  for (let cell = 0; value && cell < value.length; cell++) {
    const size = Math.abs(value[cell] as number);
    if (acts(cells, cell) && size < Number.POSITIVE_INFINITY) bound = Math.max(bound, size);
  }
  return [-bound, bound];
}

/** Whether an agent can be in a cell and still act, so that the cell has a value. */
export function acts({ walls, terminals }: WorldCells, cell: number): boolean {
  return walls[cell] !== 1 && terminals[cell] !== 1;
}

/** Draws a world with the value and the policy of every cell. @param maps null before there are any */
export function drawCells(
  context: CanvasRenderingContext2D,
  side: number,
  cells: WorldCells,
  maps: AgentMaps | null,
  actions: readonly string[],
  shown: Shown,
  palette: Palette,
): void {
  const { size } = cells;
  const room = side / size;
  const [low, high] = valueRange(maps?.value ?? null, cells);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let cell = 0; cell < size * size; cell++) {
    const [left, top] = [(cell % size) * room, Math.floor(cell / size) * room];
    const value = acts(cells, cell) ? maps?.value?.[cell] : undefined;
    context.save();
    context.translate(left, top);
    drawGround(context, room, cells, cell, value === undefined ? 0.5 : (value - low) / (high - low), palette);
    drawMarks(context, room, cells, cell, palette);
    context.restore();
    if (!acts(cells, cell)) continue;
    const middle = { x: left + room / 2, y: top + room / 2 };
    if (shown === 'value' && value !== undefined && room >= ROOM.value) {
      write(context, formatNumber(value, { digits: 2, fixed: true }), middle.x, middle.y, room * 0.28, palette.ink);
    }
    if (shown === 'policy' && maps?.policy) {
      const arrows = arrowsOf(actions, numbersAt(maps.policy, cell, actions.length));
      for (const arrow of arrows) drawArrow(context, middle, room, arrow, palette.ink);
    }
  }
}

function drawGround(
  context: CanvasRenderingContext2D,
  room: number,
  { walls, terminals }: WorldCells,
  cell: number,
  share: number,
  palette: Palette,
) {
  context.fillStyle = walls[cell] === 1 ? palette.ink2 : lookupColor(palette.soft, share);
  context.fillRect(0.5, 0.5, room - 1, room - 1);
  if (terminals[cell] !== 1 || walls[cell] === 1) return;
  const inset = Math.max(2, room * 0.08);
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1.5;
  context.strokeRect(inset, inset, room - 2 * inset, room - 2 * inset);
}

/** A reward is in the middle of an end, where no arrow is, and otherwise in the upper left corner. */
function drawMarks(
  context: CanvasRenderingContext2D,
  room: number,
  { walls, rewards, terminals, starts }: WorldCells,
  cell: number,
  palette: Palette,
) {
  if (walls[cell] === 1) return;
  const reward = rewards[cell] as number;
  if (reward !== 0 && room >= ROOM.reward) {
    const text = `${reward > 0 ? '+' : ''}${formatNumber(reward, { digits: 2 })}`;
    if (terminals[cell] === 1) write(context, text, room / 2, room / 2, room * 0.34, palette.ink, 600);
    else write(context, text, room * 0.24, room * 0.17, room * 0.22, palette.ink, 600);
  }
  if (starts[cell] !== 1) return;
  context.beginPath();
  context.arc(room * 0.16, room * 0.84, Math.max(2, room * 0.08), 0, 2 * Math.PI);
  context.fillStyle = palette.ink;
  context.fill();
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  color: string,
  weight = 400,
) {
  const font = context.font;
  context.font = `${weight} ${Math.max(8, Math.min(15, size))}px ${font.slice(font.indexOf('px ') + 3)}`;
  context.fillStyle = color;
  context.fillText(text, x, y);
  context.font = font;
}

/** Shorter arrows are lines: several heads around the middle of a cell would be a blot. */
const POINTED = 0.3;

function drawArrow(
  context: CanvasRenderingContext2D,
  { x, y }: { readonly x: number; readonly y: number },
  room: number,
  { across, down }: Arrow,
  color: string,
) {
  const reach = room * 0.44;
  const [toX, toY] = [x + across * reach, y + down * reach];
  const length = Math.hypot(across, down);
  const head = length < POINTED ? 0 : Math.min(room * 0.09, length * reach * 0.3);
  const [alongX, alongY] = [(across / length) * head, (down / length) * head];
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(toX, toY);
  if (head > 0) {
    context.moveTo(toX - alongX - alongY, toY - alongY + alongX);
    context.lineTo(toX, toY);
    context.lineTo(toX - alongX + alongY, toY - alongY - alongX);
  }
  context.strokeStyle = color;
  context.lineWidth = Math.max(1, Math.min(1.75, room * 0.03));
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke();
}
