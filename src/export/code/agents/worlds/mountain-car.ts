import { FASTEST, LEFT, LIMIT, RIGHT } from '../../../../catalog/environments/mountain_car.ts';
import { number } from '../../script.ts';
import type { WriteWorld } from './definition.ts';

/** A car in a valley. */
export const mountainCar: WriteWorld = ({ dialect }) => {
  const { module: m, columns, concat, float } = dialect;
  return {
    name: 'MountainCar',
    isRandom: false,
    reward: ['after'],
    source: `# Of MountainCar-v0 in Gymnasium.
FORCE, GRAVITY, FASTEST = 0.001, 0.0025, ${number(FASTEST)}
LEFT, RIGHT, GOAL = ${number(LEFT)}, ${number(RIGHT)}, 0.5
LIMIT = ${LIMIT}


class MountainCar:
    """A car in a valley that drives to the left (0), coasts (1), or drives to the right (2).

    A state is the position, the speed, and the moves so far.
    """

    def reset(self, noise):
        """The car rests near the bottom of the valley."""
        return ${concat}([0.2 * noise - 0.6, ${m}.zeros_like(noise), ${m}.zeros_like(noise)], 1)

    def step(self, state, action):
        position, speed, moves = ${columns('state')}
        speed = speed + FORCE * (${float('action')} - 1) - GRAVITY * ${m}.cos(3 * position)
        speed = ${m}.clip(speed, -FASTEST, FASTEST)
        position = ${m}.clip(position + speed, LEFT, RIGHT)
        # A wall at the left end stops the car.
        speed = ${m}.where(position > LEFT, speed, 0.0)
        return ${m}.stack([position, speed, moves + 1], 1)

    def ended(self, state):
        return state[:, 0] > GOAL

    def over(self, state):
        return self.ended(state) | (state[:, 2] >= LIMIT)

    def reward(self, after):
        return -${m}.ones_like(after[:, 0])

    def observe(self, state):
        """Without the moves, and scaled to -1 … 1."""
        position, speed, _ = ${columns('state')}
        middle, half = (LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2
        return ${m}.stack([(position - middle) / half, speed / FASTEST], 1)`,
  };
};
