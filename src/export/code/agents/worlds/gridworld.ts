import { LIMIT } from '../../../../catalog/environments/gridworld.ts';
import { number } from '../../script.ts';
import type { WriteWorld } from './definition.ts';
import { draw } from './draw.ts';

/** A grid of cells. */
export const gridworld: WriteWorld = (site) => {
  const { args, dialect } = site;
  const { module: m, concat, oneHot, record, recorded, take, whole } = dialect;
  const isSlippery = args.slip !== 0;
  const slip = `
        slips = noise[:, 0] < SLIP
        action = ${m}.where(slips, ${draw(site)}(noise[:, 1], 4), action)`;
  const table = (name: string) => recorded(`${record}["world/${name}"].flatten()`);
  return {
    name: 'Gridworld',
    isRandom: isSlippery,
    reward: ['next_state'],
    source: `SIZE, MAX_MOVES, STEP_REWARD = ${args.size}, ${LIMIT}, ${number(args.step_reward as number)}
${isSlippery ? `# The probability that chance replaces a move.\nSLIP = ${number(args.slip as number)}\n` : ''}# The rows and columns that a move goes up (0), right (1), down (2) or left (3).
DIRECTIONS = ${dialect.constant('[[-1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, -1.0]]')}


class Gridworld:
    """Cells with walls, rewards and ends. A state is the row, the column, and the moves so far."""

    def __init__(self):
        self.walls = ${table('walls')}
        self.rewards = ${table('rewards')}
        self.ends = ${table('terminals')}
        self.starts = ${recorded(`np.argwhere(${record}["world/starts"] > 0).astype(np.float32)`)}

    def cell(self, place):
        """The number of a cell, row by row."""
        return ${whole('place[:, 0] * SIZE + place[:, 1]')}

    def reset(self, noise):
        """An episode begins in any of the starts."""
        start = ${take('self.starts', `${draw(site)}(noise[:, 0], len(self.starts))`)}
        return ${concat}([start, ${m}.zeros_like(noise)], 1)

    def step(self, state, action${isSlippery ? ', noise' : ''}):
        """Walls and edges leave the agent where it is."""${isSlippery ? slip : ''}
        place, moves = state[:, :2], state[:, 2:]
        target = ${m}.clip(place + ${take('DIRECTIONS', 'action')}, 0, SIZE - 1)
        is_wall = ${take('self.walls', 'self.cell(target)')} > 0
        return ${concat}([${m}.where(is_wall[:, None], place, target), moves + 1], 1)

    def terminated(self, state):
        return ${take('self.ends', 'self.cell(state)')} > 0

    def done(self, state):
        return self.terminated(state) | (state[:, 2] >= MAX_MOVES)

    def reward(self, next_state):
        return ${take('self.rewards', 'self.cell(next_state)')} + STEP_REWARD

    def observe(self, state):
        """A 1 at the cell of the agent."""
        return ${oneHot('self.cell(state)', 'SIZE**2')}`,
  };
};
