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
    reward: ['next_state'],
    source: `# Of CartPole-v1 in Gymnasium, in metres, kilograms and seconds.
GRAVITY, FORCE, TICK = 9.8, 10.0, 0.02
POLE_MASS, HALF_LENGTH, TOTAL_MASS = ${number(POLE)}, ${number(HALF)}, ${number(1 + POLE)}
MAX_POSITION, MAX_ANGLE, MAX_MOVES = ${number(EDGE)}, math.radians(12), ${LIMIT}


class CartPole:
    """A pole on a cart that is pushed to the left (0) or to the right (1).

    A state is the position, the velocity, the angle, the angular velocity, and the moves so far.
    """

    def reset(self, noise):
        """Everything is almost at rest."""
        return ${concat}([0.1 * noise - 0.05, ${m}.zeros_like(noise[:, :1])], 1)

    def step(self, state, action):
        """A step of Euler's method."""
        position, velocity, angle, angular_velocity, moves = ${columns('state')}
        force = ${m}.where(action == 1, FORCE, -FORCE)
        sine, cosine = ${m}.sin(angle), ${m}.cos(angle)
        push = (force + POLE_MASS * HALF_LENGTH * angular_velocity**2 * sine) / TOTAL_MASS
        angular_acceleration = (GRAVITY * sine - cosine * push) / (
            HALF_LENGTH * (4 / 3 - POLE_MASS * cosine**2 / TOTAL_MASS)
        )
        acceleration = (
            push - POLE_MASS * HALF_LENGTH * angular_acceleration * cosine / TOTAL_MASS
        )
        next_state = [
            position + TICK * velocity,
            velocity + TICK * acceleration,
            angle + TICK * angular_velocity,
            angular_velocity + TICK * angular_acceleration,
            moves + 1,
        ]
        return ${m}.stack(next_state, 1)

    def terminated(self, state):
        return (${m}.abs(state[:, 0]) > MAX_POSITION) | (${m}.abs(state[:, 2]) > MAX_ANGLE)

    def done(self, state):
        return self.terminated(state) | (state[:, 4] >= MAX_MOVES)

    def reward(self, next_state):
        return ${m}.ones_like(next_state[:, 0])

    def observe(self, state):
        """Without the moves, and scaled."""
        position, velocity, angle, angular_velocity, _ = ${columns('state')}
        scaled = [
            position / MAX_POSITION,
            velocity / ${SPEED},
            angle / MAX_ANGLE,
            angular_velocity / ${SPEED},
        ]
        return ${m}.stack(scaled, 1)`,
  };
};
