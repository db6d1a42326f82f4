import type { WriteWorld } from './definition.ts';
import { draw } from './draw.ts';

/** A ball that falls through a picture. */
export const catching: WriteWorld = (site) => {
  const { args, asksForEnd, dialect } = site;
  const { module: m, columns, float, oneHot, whole } = dialect;
  const ended = `
    # No episode is cut off.
    terminated = done
`;
  return {
    name: 'Catch',
    isRandom: false,
    reward: ['next_state'],
    source: `ROWS, COLUMNS = ${args.rows}, ${args.columns}


class Catch:
    """A falling ball, and a paddle that moves left (0), stays (1), or moves right (2).

    A state is the row and the column of the ball, and the column of the paddle.
    """

    def reset(self, noise):
        """A ball appears at the top, and the paddle in the middle."""
        ball = ${float(`${draw(site)}(noise[:, 0], COLUMNS)`)}
        zero = ${m}.zeros_like(ball)
        return ${m}.stack([zero, ball, zero + COLUMNS // 2], 1)

    def step(self, state, action):
        row, ball, paddle = ${columns('state')}
        moved = ${m}.clip(paddle + ${float('action')} - 1, 0, COLUMNS - 1)
        return ${m}.stack([row + 1, ball, moved], 1)

    def done(self, state):
        return state[:, 0] >= ROWS - 1
${asksForEnd ? ended : ''}
    def reward(self, next_state):
        caught = ${m}.where(next_state[:, 1] == next_state[:, 2], 1.0, -1.0)
        return ${m}.where(self.done(next_state), caught, 0.0)

    def observe(self, state):
        """The pixels of the picture, with a 1 at the ball and at the paddle."""
        row, ball, paddle = ${columns('state')}
        places = [row * COLUMNS + ball, (ROWS - 1) * COLUMNS + paddle]
        pixels = [${oneHot(whole('place'), 'ROWS * COLUMNS')} for place in places]
        return ${m}.maximum(*pixels)`,
  };
};
