import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import type { Shape } from '../../../src/math/shape.ts';
import { sizeOf } from '../../../src/math/shape.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { gradientRules } from '../../../src/ops/gradients.ts';
import * as ops from '../../../src/ops/index.ts';
import { type OpName, primitives } from '../../../src/ops/table.ts';
import { gradientError } from '../../support/gradient.ts';

const random = randomStream(1, 'op gradients');
/** Values away from zero, where some ops have a kink. */
const any = (...shape: Shape) => draw(shape, () => (random.uniform() < 0.5 ? -1 : 1) * random.uniform(0.2, 2));
const positive = (...shape: Shape) => draw(shape, () => random.uniform(0.3, 2));

function draw(shape: Shape, next: () => number): Tensor {
  return tensor(shape, Array.from({ length: sizeOf(shape) }, next));
}

type Case = { inputs: Tensor[]; build: (...inputs: Value[]) => Value };

/** At least one case for every op that has a gradient rule. */
const cases: Partial<Record<OpName, Case[]>> = {
  neg: [{ inputs: [any(2, 3)], build: ops.neg }],
  abs: [{ inputs: [any(2, 3)], build: ops.abs }],
  exp: [{ inputs: [any(2, 3)], build: ops.exp }],
  log: [{ inputs: [positive(2, 3)], build: ops.log }],
  sqrt: [{ inputs: [positive(2, 3)], build: ops.sqrt }],
  tanh: [{ inputs: [any(2, 3)], build: ops.tanh }],
  sigmoid: [{ inputs: [any(2, 3)], build: ops.sigmoid }],
  relu: [{ inputs: [any(4, 5)], build: ops.relu }],
  softplus: [{ inputs: [any(2, 3)], build: ops.softplus }],
  add: [
    { inputs: [any(2, 3), any(3)], build: ops.add },
    { inputs: [any(2, 1, 3), any(4, 1)], build: ops.add },
  ],
  sub: [{ inputs: [any(3), any(2, 3)], build: ops.sub }],
  mul: [
    { inputs: [any(2, 3), any()], build: ops.mul },
    { inputs: [any(2, 3)], build: (x) => ops.mul(x, x) },
    { inputs: [any(2, 1), any(2, 3)], build: ops.mul },
  ],
  div: [{ inputs: [any(2, 3), any(3)], build: ops.div }],
  pow: [
    { inputs: [positive(2, 3), any(3)], build: ops.pow },
    { inputs: [any(2, 3)], build: (x) => ops.pow(x, 3) },
  ],
  maximum: [{ inputs: [any(2, 3), any(3)], build: ops.maximum }],
  minimum: [{ inputs: [any(2, 3), any(3)], build: ops.minimum }],
  where: [{ inputs: [any(2, 3), any(3)], build: (a, b) => ops.where(ops.greater(a, b), a, b) }],
  reduceSum: [
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceSum(x, [1]) },
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceSum(x, [0, -1], { keepDims: true }) },
    { inputs: [any(2, 3)], build: (x) => ops.reduceMean(x) },
  ],
  reduceMax: [
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceMax(x, [1]) },
    { inputs: [any(2, 3)], build: (x) => ops.reduceMax(x, [-1], { keepDims: true }) },
  ],
  softmax: [{ inputs: [any(2, 4)], build: ops.softmax }],
  logSoftmax: [{ inputs: [any(2, 4)], build: ops.logSoftmax }],
  matmul: [
    { inputs: [any(2, 3), any(3, 4)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(3, 2), any(3, 4)], build: (a, b) => ops.matmul(a, b, { transA: true }) },
    { inputs: [any(2, 3), any(4, 3)], build: (a, b) => ops.matmul(a, b, { transB: true }) },
    { inputs: [any(3, 2), any(4, 3)], build: (a, b) => ops.matmul(a, b, { transA: true, transB: true }) },
    { inputs: [any(5, 2, 3), any(5, 3, 2)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(5, 2, 3), any(3, 2)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(2, 3), any(5, 2, 3)], build: (a, b) => ops.matmul(a, b, { transB: true }) },
  ],
  reshape: [{ inputs: [any(2, 3)], build: (x) => ops.reshape(x, [3, 2]) }],
  broadcastTo: [{ inputs: [any(2, 1)], build: (x) => ops.broadcastTo(x, [4, 2, 3]) }],
  transpose: [{ inputs: [any(2, 3, 4)], build: (x) => ops.transpose(x, [2, 0, 1]) }],
};

describe('gradient of every op against central differences in float64', () => {
  for (const op of Object.keys(primitives) as OpName[]) {
    const rule = gradientRules[op];
    if (typeof rule === 'string') continue;
    it(op, () => {
      const opCases = cases[op] ?? [];
      expect(opCases, `no case for "${op}"`).not.toHaveLength(0);
      for (const { inputs, build } of opCases) {
        expect(gradientError(inputs, (values) => build(...values))).toBeLessThan(1e-8);
      }
    });
  }
});

describe('reverse pass', () => {
  it('adds up what flows in over several paths', () => {
    const error = gradientError([any(3, 3)], ([x]) => {
      const h = ops.tanh(ops.matmul(x as Value, x as Value));
      return ops.add(ops.mul(h, h), ops.mul(h, x as Value));
    });
    expect(error).toBeLessThan(1e-8);
  });

  it('gives zeros for a target that the loss does not depend on', () => {
    const builder = new GraphBuilder();
    const [x, unused] = [builder.input('x', float32([])), builder.input('unused', float32([2]))];
    const [gradient] = gradientsOf(ops.square(x), [unused]);
    const { g } = evaluateGraph(finishGraph({ g: gradient as Value }), { x: scalar(3) });
    expect([...(g as Tensor).data]).toEqual([0, 0]);
  });

  it('gives second derivatives, since gradients are ordinary values', () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([]));
    const [first] = gradientsOf(ops.pow(x, 3), [x]);
    const [second] = gradientsOf(first as Value, [x]);
    const { y } = evaluateGraph(finishGraph({ y: second as Value }), { x: scalar(2) });
    expect((y as Tensor).data[0]).toBeCloseTo(12, 10);
  });

  it('refuses a loss that is not a scalar', () => {
    const x = new GraphBuilder().input('x', float32([2]));
    expect(() => gradientsOf(x, [x])).toThrow('only a scalar has a gradient here, not float32[2]');
  });
});
