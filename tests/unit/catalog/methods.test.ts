import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import type { NetworkRole } from '../../../src/catalog/methods/definition.ts';
import { advantages } from '../../../src/catalog/methods/learning/advantage.ts';
import type { Apply, Experience, LearnerDef } from '../../../src/catalog/methods/learning/definition.ts';
import { learners as methods } from '../../../src/catalog/methods/learning/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type Shape, sizeOf } from '../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { add, constant, hardMax, matmul } from '../../../src/ops/index.ts';
import { argumentsOf } from '../../support/agent.ts';

const STEPS = 6;
const WORLDS = 3;
const ROWS = STEPS * WORLDS;
const ACTIONS = 3;
const FEATURES = 2;

const random = randomStream(3, 'methods');
const normal = (...shape: Shape) =>
  tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => random.normal()),
  );
/** 0 or 1; 1 in a fifth of the places. */
const flags = () => Array.from({ length: ROWS }, () => Number(random.uniform() < 0.2));

/** Made-up experience, in which some episodes end and others are cut off. */
function madeUp() {
  const ended = flags();
  const over = flags().map((cut, index) => Math.max(cut, ended[index] as number));
  const chosen = Array.from({ length: ROWS }, () => random.integer(ACTIONS));
  return {
    observations: normal(ROWS, FEATURES),
    next: normal(ROWS, FEATURES),
    rewards: normal(ROWS, 1),
    ended: tensor([ROWS, 1], ended),
    over: tensor([ROWS, 1], over),
    actions: tensor(
      [ROWS, ACTIONS],
      chosen.flatMap((action) => Array.from({ length: ACTIONS }, (_, index) => Number(index === action))),
    ),
  };
}

function constantsIn(builder: GraphBuilder, numbers: Readonly<Record<string, Tensor>>) {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, { data, shape }]) => [name, builder.constant(data, float32(shape))]),
  );
}

function experienceIn(builder: GraphBuilder, numbers: ReturnType<typeof madeUp>): Experience {
  return { steps: STEPS, worlds: WORLDS, ...constantsIn(builder, numbers) } as unknown as Experience;
}

/** Equations 11 and 16 of Schulman et al. (2016), as sums over the steps that follow. */
function plain(
  { rewards, over, ended }: ReturnType<typeof madeUp>,
  values: Tensor,
  following: Tensor,
  gamma: number,
  lambda: number,
): number[] {
  const at = ({ data }: Tensor, step: number, world: number) => data[step * WORLDS + world] as number;
  const results: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    for (let world = 0; world < WORLDS; world++) {
      let sum = 0;
      for (let later = step; later < STEPS; later++) {
        const bootstrap = at(ended, later, world) === 1 ? 0 : at(following, later, world);
        const delta = at(rewards, later, world) + gamma * bootstrap - at(values, later, world);
        sum += (gamma * lambda) ** (later - step) * delta;
        if (at(over, later, world) === 1) break;
      }
      results.push(sum);
    }
  }
  return results;
}

describe('advantages', () => {
  it.each([
    [0.99, 0.95],
    [0.9, 0],
    [1, 1],
  ])('are the sums of the paper for γ = %d and λ = %d, across ends and cuts', (gamma, lambda) => {
    for (let trial = 0; trial < 5; trial++) {
      const numbers = madeUp();
      const [values, following] = [normal(ROWS, 1), normal(ROWS, 1)];
      const builder = new GraphBuilder();
      const { v, f } = constantsIn(builder, { v: values, f: following });
      const result = advantages(
        experienceIn(builder, numbers),
        { before: v as Value, after: f as Value },
        constant(builder, gamma),
        constant(builder, lambda),
      );
      const computed = evaluateGraph(finishGraph({ result }), {}).result?.data;
      plain(numbers, values, following, gamma, lambda).forEach((expected, index) => {
        expect(computed?.[index]).toBeCloseTo(expected, 12);
      });
    }
  });
});

type Numbers = ReturnType<typeof madeUp>;
type Weights = Readonly<Record<string, Tensor>>;

/** Rows of a product with a weight [features, outputs]. */
function linear({ data }: Tensor, weight: Tensor): number[][] {
  const outputs = weight.shape[1] as number;
  return Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: outputs }, (_unused, output) => {
      const terms = Array.from({ length: FEATURES }, (_also, k) => {
        const x = data[row * FEATURES + k] as number;
        return x * (weight.data[k * outputs + output] as number);
      });
      return terms.reduce((sum, term) => sum + term, 0);
    }),
  );
}

const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
const logSoftmaxOf = (scores: readonly number[]) => {
  const total = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
  return scores.map((score) => score - total);
};
const takenOf = ({ actions: { data } }: Numbers, row: number) =>
  data.subarray(row * ACTIONS, (row + 1) * ACTIONS).indexOf(1);
const column = (rows: readonly (readonly number[])[]) =>
  tensor(
    [ROWS, 1],
    rows.map(([first]) => first as number),
  );

/** −mean(A·ln π) − β·H of a linear policy. */
function policyLoss(numbers: Numbers, policy: Tensor, better: readonly number[], beta: number): number {
  const logs = linear(numbers.observations, policy).map(logSoftmaxOf);
  const gained = logs.map((row, index) => (better[index] as number) * (row[takenOf(numbers, index)] as number));
  const entropy = logs.map((row) => -row.reduce((sum, log) => sum + Math.exp(log) * log, 0));
  return -mean(gained) - beta * mean(entropy);
}

/** Mean square of linear values minus targets. */
function valueLoss(values: readonly number[], targets: readonly number[]): number {
  return mean(values.map((value, index) => (value - (targets[index] as number)) ** 2));
}

interface Trial {
  readonly method: keyof typeof methods;
  readonly args: Readonly<Record<string, number>>;
  /** The loss at these weights, with targets from the weights `fixed`. */
  readonly plain: (numbers: Numbers, weights: Weights, fixed: Weights) => number;
}

const trials: readonly Trial[] = [
  {
    method: 'actor_critic',
    args: { gamma: 0.9, lambda: 0.8, entropy: 0.05, value: 0.3 },
    plain(numbers, { policy, value }, fixed) {
      const old = linear(numbers.observations, fixed.value as Tensor);
      const after = linear(numbers.next, fixed.value as Tensor);
      const advantage = plain(numbers, column(old), column(after), 0.9, 0.8);
      const deviation = Math.sqrt(mean(advantage.map((a) => (a - mean(advantage)) ** 2)));
      const scaled = advantage.map((a) => (a - mean(advantage)) / (deviation + 1e-6));
      const targets = advantage.map((a, index) => a + (old[index]?.[0] as number));
      const values = linear(numbers.observations, value as Tensor).map(([v]) => v as number);
      return policyLoss(numbers, policy as Tensor, scaled, 0.05) + 0.3 * valueLoss(values, targets);
    },
  },
  {
    method: 'reinforce',
    args: { gamma: 0.9, baseline: 0, entropy: 0.05 },
    plain(numbers, { policy }) {
      const none = tensor([ROWS, 1], new Float64Array(ROWS));
      const returns = plain(numbers, none, none, 0.9, 1);
      const better = returns.map((g, index) => {
        const step = Math.floor(index / WORLDS);
        return g - mean(returns.slice(step * WORLDS, (step + 1) * WORLDS));
      });
      return policyLoss(numbers, policy as Tensor, better, 0.05);
    },
  },
  {
    method: 'reinforce',
    args: { gamma: 0.9, baseline: 1, entropy: 0 },
    plain(numbers, { policy, value }, fixed) {
      const old = linear(numbers.observations, fixed.value as Tensor);
      const after = linear(numbers.next, fixed.value as Tensor);
      const better = plain(numbers, column(old), column(after), 0.9, 1);
      const returns = better.map((a, index) => a + (old[index]?.[0] as number));
      const values = linear(numbers.observations, value as Tensor).map(([v]) => v as number);
      return policyLoss(numbers, policy as Tensor, better, 0) + 0.5 * valueLoss(values, returns);
    },
  },
  {
    method: 'reinforce',
    args: { gamma: 1, baseline: 2, entropy: 0 },
    plain(numbers, { policy }) {
      const none = tensor([ROWS, 1], new Float64Array(ROWS));
      return policyLoss(numbers, policy as Tensor, plain(numbers, none, none, 1, 1), 0);
    },
  },
  ...[1, 0.01].map(
    (follow): Trial => ({
      method: 'q_learning',
      args: { gamma: 0.9, lambda: 0.7, follow },
      plain(numbers, { action_values }, fixed) {
        const target = (fixed.slow_action_values ?? fixed.action_values) as Tensor;
        const best = (rows: readonly (readonly number[])[]) => rows.map((row) => [Math.max(...row)]);
        const before = best(linear(numbers.observations, target));
        const after = best(linear(numbers.next, target));
        const targets = plain(numbers, column(before), column(after), 0.9, 0.7).map(
          (a, index) => a + (before[index]?.[0] as number),
        );
        const chosen = linear(numbers.observations, action_values as Tensor).map(
          (row, index) => row[takenOf(numbers, index)] as number,
        );
        return valueLoss(chosen, targets);
      },
    }),
  ),
];

describe.each(trials)('the loss of $method with $args', ({ method: id, args: own, plain: reference }) => {
  const method: LearnerDef = methods[id];
  const numbers = madeUp();
  const args = argumentsOf(method.hyper, own);
  const roles = method.roles(args);
  const weights: Record<string, Tensor> = Object.fromEntries(
    roles.map((role) => [role, normal(FEATURES, role === 'value' ? 1 : ACTIONS)]),
  );
  const builder = new GraphBuilder();
  const hyper = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(builder, value)]));
  const inputs = roles.map((role) => builder.input(role, float32((weights[role] as Tensor).shape)));
  const networks = Object.fromEntries(
    roles.map((role, index) => [role, (x: Value) => matmul(x, inputs[index] as Value)]),
  ) as Record<NetworkRole, Apply>;
  const { loss } = method.objective(experienceIn(builder, numbers), networks, { args, hyper });
  const gradients = gradientsOf(loss, inputs);
  const graph = finishGraph({
    loss,
    ...Object.fromEntries(roles.map((role, index) => [role, gradients[index] as Value])),
  });
  const computed = evaluateGraph(graph, weights) as Record<string, Tensor>;

  it('is that of the formula', () => {
    expect(computed.loss?.data[0]).toBeCloseTo(reference(numbers, weights, weights), 10);
  });

  it('has the gradient that finite differences of the formula show while its targets are kept', () => {
    for (const role of roles) {
      const { shape, data } = weights[role] as Tensor;
      data.forEach((middle, index) => {
        const at = (x: number) =>
          reference(numbers, { ...weights, [role]: { shape, data: data.with(index, x) } }, weights);
        const numeric = (at(middle + 1e-5) - at(middle - 1e-5)) / 2e-5;
        expect(computed[role]?.data[index]).toBeCloseTo(numeric, 7);
      });
    }
  });
});

describe('exploration', () => {
  const SAMPLES = 20_000;
  /** How often each action has the largest sum of score and noise. */
  function frequencies(method: LearnerDef, scores: readonly number[], own: Readonly<Record<string, number>> = {}) {
    const builder = new GraphBuilder();
    const args = argumentsOf(method.hyper, own);
    const hyper = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, constant(builder, value)]));
    const width = method.noise(scores.length);
    const data = Float64Array.from({ length: SAMPLES * width }, () => random.uniform());
    const noise = builder.constant(data, float32([SAMPLES, width]));
    const row = builder.constant(Float64Array.from(scores), float32([1, scores.length]));
    const action = hardMax(add(row, method.explore(noise, scores.length, { args, hyper })));
    const taken = evaluateGraph(finishGraph({ action }), {}).action?.data as Float64Array;
    return scores.map((_, index) => mean([...taken].filter((_unused, place) => place % scores.length === index)));
  }
  // Five standard deviations of a frequency at 20,000 samples.
  const MARGIN = 5 * Math.sqrt(0.25 / SAMPLES);

  it.each(['reinforce', 'actor_critic'] as const)('of %s samples the softmax of the scores', (id) => {
    const scores = [0.5, -1, 2, 0];
    const found = frequencies(methods[id], scores);
    logSoftmaxOf(scores).forEach((log, index) => {
      expect(Math.abs((found[index] as number) - Math.exp(log))).toBeLessThan(MARGIN);
    });
  });

  it('of Q-learning takes the best action, or with probability ε any', () => {
    const found = frequencies(methods.q_learning, [1, 300, -2], { epsilon: 0.3 });
    [0.1, 0.8, 0.1].forEach((expected, index) => {
      expect(Math.abs((found[index] as number) - expected)).toBeLessThan(MARGIN);
    });
    expect(frequencies(methods.q_learning, [1, 300, -2], { epsilon: 0 })).toEqual([0, 1, 0]);
  });
});
