import type { Scene, WorldPicture } from './scene.ts';

const MARGIN = 6;

/** The pixels that the agent sees: the ball above, the paddle in the last row; once the ball is down, the result beside it. */
export const catching: WorldPicture = {
  glide: null,
  draw(context, { width, height }, { state, args, palette }: Scene) {
    const { rows = 1, columns = 1 } = args;
    const [ballRow = 0, ball = 0, paddle = 0] = Array.from(state);
    const cell = Math.max(1, Math.floor(Math.min((width - 2 * MARGIN) / columns, (height - 2 * MARGIN) / rows)));
    const left = Math.round((width - cell * columns) / 2);
    const top = Math.round((height - cell * rows) / 2);
    const gap = cell > 8 ? 1 : 0;
    const pixel = (row: number, column: number, color: string) => {
      context.fillStyle = color;
      context.fillRect(left + column * cell, top + row * cell, cell - gap, cell - gap);
    };
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) pixel(row, column, palette.neutral);
    }
    const isDown = ballRow >= rows - 1;
    const isCaught = ball === paddle;
    pixel(rows - 1, paddle, palette.accent);
    if (!isDown || !isCaught) pixel(ballRow, ball, isDown ? palette.negative : palette.ink);
    if (isDown && isCaught) {
      context.fillStyle = palette.ink;
      context.fillRect(left + ball * cell + cell / 4, top + ballRow * cell + cell / 4, cell / 2 - gap, cell / 2 - gap);
    }
    if (!isDown) return;
    context.fillStyle = palette.ink;
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.fillText(isCaught ? 'caught' : 'missed', left + columns * cell + 8, top + (rows - 0.5) * cell);
  },
};
