/** Rollouts against what theory says about the expected gradient and the value of a policy. */
import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../../src/autodiff/gradients.ts';
import type { WorldDef } from '../../../../src/catalog/environments/dynamics/definition.ts';
import { worlds } from '../../../../src/catalog/environments/dynamics/index.ts';
import type { Apply, LearnerDef } from '../../../../src/catalog/methods/learning/definition.ts';
import { learners as methods } from '../../../../src/catalog/methods/learning/index.ts';
import { liveLearning, liveWorld, tableName } from '../../../../src/compiler/rollout/context.ts';
import { buildRollout, memoryShapes, NOISE, noiseShape, WORLDS } from '../../../../src/compiler/rollout/rollout.ts';
import { finishGraph, float32, GraphBuilder, inputName, type Value } from '../../../../src/ir/graph.ts';
import { randomStream } from '../../../../src/math/random.ts';
import { type Shape, sizeOf } from '../../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../../src/ops/evaluate.ts';
import { broadcastTo, matmul, mul, reshape, sub } from '../../../../src/ops/index.ts';
import { argumentsOf } from '../../../support/agent.ts';

const random = randomStream(11, 'theory');

/** Zeros for all inputs that are not given. */
function evaluate(outputs: Readonly<Record<string, Value>>, given: Readonly<Record<string, Tensor>>) {
  const graph = finishGraph(outputs);
  const feeds = Object.fromEntries(
    graph.inputs.map((input) => {
      const { shape } = input.type;
      return [inputName(input), given[inputName(input)] ?? tensor(shape, new Float64Array(sizeOf(shape)))];
    }),
  );
  return evaluateGraph(graph, feeds) as Record<string, Tensor>;
}

const uniform = (shape: Shape) =>
  tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.uniform()),
  );
const scalars = (prefix: string, args: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [`${prefix}/${name}`, tensor([], [value])]));

describe('the policy gradient on a bandit', () => {
  // ∂E[r]/∂θᵢ = πᵢ·(μᵢ − Σ π μ) for a softmax of the scores θ (Sutton & Barto 2018, section 2.8).
  it.each([0, 2])('is on average that of the expected reward, with baseline %d', (baseline) => {
    const means = [0.5, -1, 2, 0];
    const theta = [0.3, 0.1, -0.5, 0];
    const environment: WorldDef = worlds.bandit;
    const method: LearnerDef = methods.reinforce;
    const world = argumentsOf(environment.hyper, { arms: 4, deviation: 0.5 });
    const learning = argumentsOf(method.hyper, { baseline, entropy: 0 });
    const builder = new GraphBuilder();
    const play = {
      environment,
      method,
      worlds: 5000,
      steps: 2,
      world: liveWorld(builder, environment, world),
      learning: liveLearning(builder, method, learning),
    };
    const scores = builder.input('theta', float32([4]));
    const policy: Apply = (x) => broadcastTo(scores, [x.type.shape[0] as number, 4]);
    const { loss } = buildRollout(builder, play, { policy });
    const [gradient] = gradientsOf(loss, [scores]) as [Value];
    const results = evaluate(
      { gradient },
      {
        ...scalars('world', world),
        ...scalars('method', learning),
        [tableName('means')]: tensor([4], means),
        [NOISE]: uniform(noiseShape(play)),
        theta: tensor([4], theta),
      },
    );
    const total = theta.reduce((sum, t) => sum + Math.exp(t), 0);
    const pi = theta.map((t) => Math.exp(t) / total);
    const expected = pi.reduce((sum, p, index) => sum + p * (means[index] as number), 0);
    pi.forEach((p, index) => {
      const slope = p * ((means[index] as number) - expected);
      // 10,000 samples with a deviation of about 1.
      expect(Math.abs((results.gradient?.data[index] as number) + slope)).toBeLessThan(0.05);
    });
  });
});

describe('the value of a policy in a gridworld', () => {
  const SIZE = 3;
  const CELLS = SIZE * SIZE;
  const GAMMA = 0.9;
  const REWARD = -0.1;
  const rewards = [0, 0, 1, 0, 0, -1, 0, 0.3, 0];
  const terminals = [0, 0, 1, 0, 0, 1, 0, 0, 0];
  const walls = [0, 0, 0, 0, 1, 0, 0, 0, 0];
  const environment: WorldDef = worlds.gridworld;
  const args = argumentsOf(environment.hyper, { size: SIZE, step_reward: REWARD });
  const layout = {
    [tableName('rewards')]: tensor([SIZE, SIZE], rewards),
    [tableName('terminals')]: tensor([SIZE, SIZE], terminals),
    [tableName('walls')]: tensor([SIZE, SIZE], walls),
    [tableName('starts')]: tensor(
      [SIZE, SIZE],
      walls.map((wall, cell) => (wall || terminals[cell] ? 0 : 1)),
    ),
  };
  const cells = Array.from({ length: CELLS }, (_, cell) => cell);
  const inside = cells.filter((cell) => walls[cell] === 0 && terminals[cell] === 0);

  /** The cell after a move in one of the directions up, right, down, left. */
  function moved(cell: number, direction: number): number {
    const row = Math.floor(cell / SIZE) + ([-1, 0, 1, 0][direction] as number);
    const column = (cell % SIZE) + ([0, 1, 0, -1][direction] as number);
    const target = row * SIZE + column;
    return row < 0 || row >= SIZE || column < 0 || column >= SIZE || walls[target] === 1 ? cell : target;
  }
  const rewardOf = (cell: number) => REWARD + (rewards[cell] as number);

  /** v = (I − γP)⁻¹ r for the policy that goes in all directions equally often, by iteration to the last digit. */
  function valuesOfRandomPolicy(): number[] {
    let values = cells.map(() => 0);
    for (let sweep = 0; sweep < 1000; sweep++) {
      values = cells.map((cell) => {
        if (!inside.includes(cell)) return 0;
        const ahead = [0, 1, 2, 3].map((direction) => {
          const next = moved(cell, direction);
          return rewardOf(next) + GAMMA * (values[next] as number);
        });
        return ahead.reduce((sum, value) => sum + value / 4, 0);
      });
    }
    return values;
  }

  /** Worlds that are all in one of the cells in turn, and that take each direction equally often. */
  function practice(method: LearnerDef, own: Readonly<Record<string, number>>, repeats: number) {
    const builder = new GraphBuilder();
    const learning = argumentsOf(method.hyper, { gamma: GAMMA, ...own });
    const play = {
      environment,
      method,
      worlds: inside.length * repeats,
      steps: 1,
      world: liveWorld(builder, environment, args),
      learning: liveLearning(builder, method, learning),
    };
    const states = Array.from({ length: play.worlds }, (_, index) => {
      const cell = inside[index % inside.length] as number;
      return [Math.floor(cell / SIZE), cell % SIZE, 0];
    });
    const given = {
      ...layout,
      ...scalars('world', args),
      ...scalars('method', learning),
      [WORLDS]: tensor(memoryShapes(play)[WORLDS] as Shape, states.flat()),
    };
    const tableOf =
      (table: Value): Apply =>
      (x) =>
        matmul(reshape(x, [x.type.shape[0] as number, CELLS]), table);
    return { builder, play, given, tableOf, noise: () => ({ [NOISE]: uniform(noiseShape(play)) }) };
  }

  it('is where the critic of a random policy stops learning', () => {
    const { builder, play, given, tableOf, noise } = practice(methods.actor_critic, { lambda: 0, value: 1 }, 3000);
    const value = builder.input('value', float32([CELLS, 1]));
    const policy = builder.input('policy', float32([CELLS, 4]));
    const { parts } = buildRollout(builder, play, { policy: tableOf(policy), value: tableOf(value) });
    const [slope] = gradientsOf(parts.value as Value, [value]) as [Value];
    const solution = valuesOfRandomPolicy();
    const at = (values: readonly number[]) =>
      evaluate({ slope }, { ...given, ...noise(), value: tensor([CELLS, 1], values) }).slope?.data as Float64Array;
    // The mean square over cells that are visited equally often: the slope is 2·(v − target) over their number.
    const errors = [...at(solution)].map((g) => (g * inside.length) / 2);
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(0.06);
    const lifted = [...at(solution.map((v) => v + 1))].map((g) => (g * inside.length) / 2);
    expect(Math.max(...lifted)).toBeGreaterThan(0.15);
  });

  it('is found by Q-learning for the best policy, from Bellman targets alone', () => {
    const { builder, play, given, tableOf, noise } = practice(methods.q_learning, { lambda: 0, epsilon: 1 }, 40);
    const table = builder.input('table', float32([CELLS, 4]));
    const { loss } = buildRollout(builder, play, { action_values: tableOf(table) });
    const [slope] = gradientsOf(loss, [table]) as [Value];
    // Each of the pairs of cell and action is visited by about 1 in 28 worlds.
    const next = sub(table, mul(slope, 4 * inside.length * 0.25));
    let values = tensor([CELLS, 4], new Float64Array(CELLS * 4));
    for (let update = 0; update < 150; update++) {
      values = evaluate({ next }, { ...given, ...noise(), table: values }).next as Tensor;
    }
    let best = cells.map(() => 0);
    const ahead = (cell: number, direction: number) =>
      rewardOf(moved(cell, direction)) + GAMMA * (best[moved(cell, direction)] as number);
    for (let sweep = 0; sweep < 200; sweep++) {
      best = cells.map((cell) => (inside.includes(cell) ? Math.max(...[0, 1, 2, 3].map((d) => ahead(cell, d))) : 0));
    }
    for (const cell of inside) {
      for (let direction = 0; direction < 4; direction++) {
        expect(values.data[cell * 4 + direction]).toBeCloseTo(ahead(cell, direction), 3);
      }
    }
  });

  it('changes with the layout while it learns', () => {
    const { builder, play, given, tableOf, noise } = practice(methods.q_learning, { lambda: 0, epsilon: 1 }, 1);
    const table = builder.input('table', float32([CELLS, 4]));
    const { loss } = buildRollout(builder, play, { action_values: tableOf(table) });
    const sample = { ...given, ...noise() };
    const before = evaluate({ loss }, sample).loss?.data[0];
    const edited = {
      ...sample,
      [tableName('rewards')]: tensor(
        [SIZE, SIZE],
        rewards.map((reward) => reward + 1),
      ),
    };
    expect(evaluate({ loss }, edited).loss?.data[0]).not.toBeCloseTo(before as number, 3);
  });
});
