/** The environments of the catalog in plain numbers, one world at a time, from the published equations. */

export interface Outcome {
  readonly next: readonly number[];
  readonly reward: number;
  readonly ended: boolean;
  readonly over: boolean;
}

/** As many numbers as an environment needs; a reference reads only those that it has. */
export type Row = readonly [number, number, number, number, number];

export interface Reference {
  reset(noise: Row): readonly number[];
  step(state: Row, action: number, noise: Row): Outcome;
  /** All numbers of the observation in a row. */
  observe(state: Row): readonly number[];
}

type Args = Record<'rows' | 'columns' | 'deviation' | 'size' | 'step_reward' | 'slip', number>;
type Layout = Record<'means' | 'walls' | 'rewards' | 'terminals' | 'starts', readonly number[]>;

const at = (list: readonly number[], index: number) => list[index] as number;
const clip = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

/** CartPole-v1 of Gymnasium: `gymnasium/envs/classic_control/cartpole.py`, with the names that it uses. */
const cartPole: Reference = {
  reset: ([x, xDot, theta, thetaDot]) => [...[x, xDot, theta, thetaDot].map((u) => u * 0.1 - 0.05), 0],
  step([x, xDot, theta, thetaDot, steps], action) {
    const gravity = 9.8;
    const massCart = 1;
    const massPole = 0.1;
    const totalMass = massPole + massCart;
    const length = 0.5;
    const poleMassLength = massPole * length;
    const tau = 0.02;
    const force = action === 1 ? 10 : -10;
    const cosTheta = Math.cos(theta);
    const sinTheta = Math.sin(theta);
    const temp = (force + poleMassLength * thetaDot ** 2 * sinTheta) / totalMass;
    const thetaAcc =
      (gravity * sinTheta - cosTheta * temp) / (length * (4 / 3 - (massPole * cosTheta ** 2) / totalMass));
    const xAcc = temp - (poleMassLength * thetaAcc * cosTheta) / totalMass;
    const next = [x + tau * xDot, xDot + tau * xAcc, theta + tau * thetaDot, thetaDot + tau * thetaAcc, steps + 1];
    const ended = Math.abs(next[0] as number) > 2.4 || Math.abs(next[2] as number) > (12 * 2 * Math.PI) / 360;
    return { next, reward: 1, ended, over: ended || steps + 1 >= 500 };
  },
  observe: ([x, xDot, theta, thetaDot]) => [x / 2.4, xDot / 2, theta / ((12 * 2 * Math.PI) / 360), thetaDot / 2],
};

/** MountainCar-v0 of Gymnasium: `gymnasium/envs/classic_control/mountain_car.py`. */
const mountainCar: Reference = {
  reset: ([u]) => [-0.6 + 0.2 * u, 0, 0],
  step([before, speed, steps], action) {
    let velocity = clip(speed + (action - 1) * 0.001 + Math.cos(3 * before) * -0.0025, -0.07, 0.07);
    const position = clip(before + velocity, -1.2, 0.6);
    if (position === -1.2 && velocity < 0) velocity = 0;
    const ended = position >= 0.5;
    return { next: [position, velocity, steps + 1], reward: -1, ended, over: ended || steps + 1 >= 200 };
  },
  observe: ([position, velocity]) => [(position + 0.3) / 0.9, velocity / 0.07],
};

/** `bsuite/environments/catch.py`. */
function catching({ rows, columns }: Args): Reference {
  return {
    reset: ([u]) => [0, Math.floor(u * columns), Math.floor(columns / 2)],
    step([ballRow, ballColumn, paddle], action) {
      const moved = clip(paddle + action - 1, 0, columns - 1);
      const ended = ballRow + 1 === rows - 1;
      const reward = moved === ballColumn ? 1 : -1;
      return { next: [ballRow + 1, ballColumn, moved], reward: ended ? reward : 0, ended, over: ended };
    },
    observe([ballRow, ballColumn, paddle]) {
      const board = new Array<number>(rows * columns).fill(0);
      board[ballRow * columns + ballColumn] = 1;
      board[(rows - 1) * columns + paddle] = 1;
      return board;
    },
  };
}

function bandit({ deviation }: Args, { means }: Layout): Reference {
  return {
    reset: () => [0],
    step(_state, action, [u, v]) {
      const normal = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
      return { next: [1], reward: at(means, action) + deviation * normal, ended: true, over: true };
    },
    observe: () => [1],
  };
}

function gridworld({ size, step_reward, slip }: Args, { walls, rewards, terminals, starts }: Layout): Reference {
  const moves = [
    [-1, 0],
    [0, 1],
    [1, 0],
    [0, -1],
  ];
  return {
    reset([u]) {
      const total = starts.reduce((sum, weight) => sum + weight, 0);
      let left = u * total;
      let cell = starts.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      if (cell < 0) cell = 0;
      return [Math.floor(cell / size), cell % size, 0];
    },
    step([row, column, steps], action, [u, v]) {
      const [down, right] = moves[u < slip ? Math.floor(v * 4) : action] as [number, number];
      const target: [number, number] = [clip(row + down, 0, size - 1), clip(column + right, 0, size - 1)];
      const [nextRow, nextColumn] = at(walls, target[0] * size + target[1]) === 1 ? [row, column] : target;
      const cell = nextRow * size + nextColumn;
      const ended = terminals[cell] === 1;
      return {
        next: [nextRow, nextColumn, steps + 1],
        reward: at(rewards, cell) + step_reward,
        ended,
        over: ended || steps + 1 >= 100,
      };
    },
    observe: ([row, column]) => Array.from({ length: size * size }, (_, cell) => Number(cell === row * size + column)),
  };
}

export const references: Readonly<Record<string, (args: Args, layout: Layout) => Reference>> = {
  bandit,
  gridworld,
  cart_pole: () => cartPole,
  mountain_car: () => mountainCar,
  catch: catching,
};
