import { FASTEST, LEFT, LIMIT, RIGHT } from '../../../../catalog/environments/mountain_car.ts';
import { number } from '../../script.ts';
import type { WriteWorld } from './definition.ts';

/** A car in a valley. */
export const mountainCar: WriteWorld = ({ dialect }) => {
  const { module: m, columns, concat, float } = dialect;
  return {
    name: 'MountainCar',
    isRandom: false,
    reward: ['next_state'],
    source: `# Of MountainCar-v0 in Gymnasium.
FORCE, GRAVITY, FASTEST = 0.001, 0.0025, ${number(FASTEST)}
LEFT, RIGHT, GOAL = ${number(LEFT)}, ${number(RIGHT)}, 0.5
MAX_MOVES = ${LIMIT}


class MountainCar:
    """A car in a valley that drives to the left (0), coasts (1), or drives to the right (2).

    A state is the position, the velocity, and the moves so far.
    """

    def reset(self, noise):
        """The car rests near the bottom of the valley."""
        return ${concat}([0.2 * noise - 0.6, ${m}.zeros_like(noise), ${m}.zeros_like(noise)], 1)

    def step(self, state, action):
        position, velocity, moves = ${columns('state')}
        velocity = velocity + FORCE * (${float('action')} - 1) - GRAVITY * ${m}.cos(3 * position)
        velocity = ${m}.clip(velocity, -FASTEST, FASTEST)
        position = ${m}.clip(position + velocity, LEFT, RIGHT)
        # A wall at the left end stops the car.
        velocity = ${m}.where(position > LEFT, velocity, 0.0)
        return ${m}.stack([position, velocity, moves + 1], 1)

    def terminated(self, state):
        return state[:, 0] > GOAL

    def done(self, state):
        return self.terminated(state) | (state[:, 2] >= MAX_MOVES)

    def reward(self, next_state):
        return -${m}.ones_like(next_state[:, 0])

    def observe(self, state):
        """Without the moves, and scaled to -1 … 1."""
        position, velocity, _ = ${columns('state')}
        middle, half = (LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2
        return ${m}.stack([(position - middle) / half, velocity / FASTEST], 1)`,
  };
};
