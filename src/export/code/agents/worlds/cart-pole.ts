import { EDGE, HALF, LIMIT, POLE, SPEED } from '../../../../catalog/environments/cart_pole.ts';
import { number } from '../../script.ts';
import type { WriteWorld } from './definition.ts';

/** A pole on a cart. */
export const cartPole: WriteWorld = ({ script, dialect }) => {
  const { module: m, columns, concat } = dialect;
  script.import('import math');
  return {
    name: 'CartPole',
    isRandom: false,
    reward: ['after'],
    source: `# Of CartPole-v1 in Gymnasium, in metres, kilograms and seconds.
GRAVITY, FORCE, TICK = 9.8, 10.0, 0.02
POLE, HALF_LENGTH, TOTAL = ${number(POLE)}, ${number(HALF)}, ${number(1 + POLE)}
EDGE, TILT, LIMIT = ${number(EDGE)}, math.radians(12), ${LIMIT}


class CartPole:
    """A pole on a cart that is pushed to the left (0) or to the right (1).

    A state is the position, the speed, the angle, the angular speed, and the moves so far.
    """

    def reset(self, noise):
        """Everything is almost at rest."""
        return ${concat}([0.1 * noise - 0.05, ${m}.zeros_like(noise[:, :1])], 1)

    def step(self, state, action):
        """A step of Euler's method."""
        position, speed, angle, turn, moves = ${columns('state')}
        force = ${m}.where(action == 1, FORCE, -FORCE)
        sine, cosine = ${m}.sin(angle), ${m}.cos(angle)
        push = (force + POLE * HALF_LENGTH * turn**2 * sine) / TOTAL
        tilting = (GRAVITY * sine - cosine * push) / (
            HALF_LENGTH * (4 / 3 - POLE * cosine**2 / TOTAL)
        )
        driving = push - POLE * HALF_LENGTH * tilting * cosine / TOTAL
        after = [position + TICK * speed, speed + TICK * driving]
        after += [angle + TICK * turn, turn + TICK * tilting, moves + 1]
        return ${m}.stack(after, 1)

    def ended(self, state):
        return (${m}.abs(state[:, 0]) > EDGE) | (${m}.abs(state[:, 2]) > TILT)

    def over(self, state):
        return self.ended(state) | (state[:, 4] >= LIMIT)

    def reward(self, after):
        return ${m}.ones_like(after[:, 0])

    def observe(self, state):
        """Without the moves, and scaled."""
        position, speed, angle, turn, _ = ${columns('state')}
        return ${m}.stack([position / EDGE, speed / ${SPEED}, angle / TILT, turn / ${SPEED}], 1)`,
  };
};
