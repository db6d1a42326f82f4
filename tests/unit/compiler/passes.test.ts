import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { foldLearningRate } from '../../../src/compiler/passes/fold-learning-rate.ts';
import { fuseGemm } from '../../../src/compiler/passes/fuse-gemm.ts';
import { optimize } from '../../../src/compiler/passes/index.ts';
import { joinProducts } from '../../../src/compiler/passes/join-products.ts';
import { packState } from '../../../src/compiler/passes/pack-state.ts';
import type { Pass } from '../../../src/compiler/passes/rewrite.ts';
import { simplify } from '../../../src/compiler/passes/simplify.ts';
import { finishGraph, float32, type Graph, GraphBuilder, inputName, type Value } from '../../../src/ir/graph.ts';
import { printGraph } from '../../../src/ir/print.ts';
import { randomStream } from '../../../src/math/random.ts';
import { sizeOf } from '../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import * as ops from '../../../src/ops/index.ts';

type Update = (parameter: Value, gradient: Value, rate: Value) => Value;

const sgd: Update = (parameter, gradient, rate) => ops.sub(parameter, ops.mul(gradient, rate));
const normalized: Update = (parameter, gradient, rate) =>
  ops.sub(parameter, ops.div(ops.mul(gradient, rate), ops.add(ops.abs(gradient), 1)));

/** A training step of a network with two layers, as the compiler writes it before any pass. */
function trainingStep(update: Update, activation: (x: Value) => Value = ops.tanh): Graph {
  const builder = new GraphBuilder();
  const input = (name: string, ...shape: number[]) => builder.input(name, float32(shape));
  const [x, y] = [input('x', 5, 2), input('y', 5, 1)];
  const parameters = { w1: input('w1', 2, 3), b1: input('b1', 3), w2: input('w2', 3, 1), b2: input('b2', 1) };
  const hidden = activation(ops.add(ops.matmul(x, parameters.w1), parameters.b1));
  const logits = ops.add(ops.matmul(hidden, parameters.w2), parameters.b2);
  const loss = ops.reduceMean(ops.sub(ops.softplus(logits), ops.mul(y, logits)));
  return updated(loss, parameters, update);
}

/** The same of a network with a convolution and pooling. */
function trainingStepOnImages(update: Update): Graph {
  const builder = new GraphBuilder();
  const input = (name: string, ...shape: number[]) => builder.input(name, float32(shape));
  const [x, y] = [input('x', 2, 1, 6, 6), input('y', 2, 3)];
  const parameters = { kernels: input('kernels', 3, 1, 3, 3), bias: input('bias', 3), w: input('w', 12, 3) };
  const hidden = ops.maxPool(ops.relu(ops.conv(x, parameters.kernels, {}, parameters.bias)), [2, 2], {
    strides: [2, 2],
  });
  const logits = ops.matmul(ops.reshape(hidden, [2, 12]), parameters.w);
  const loss = ops.reduceMean(ops.square(ops.sub(logits, y)));
  return updated(loss, parameters, update);
}

/** The same of a recurrent network on sequences of four steps. */
function trainingStepOnSequences(update: Update): Graph {
  const builder = new GraphBuilder();
  const input = (name: string, ...shape: number[]) => builder.input(name, float32(shape));
  const [x, y] = [input('x', 20, 2), input('y', 5, 3)];
  const parameters = { w: input('w', 2, 3), u: input('u', 3, 3), b: input('b', 3) };
  const added = ops.pieces(ops.add(ops.matmul(x, parameters.w), parameters.b), [5, 5, 5, 5], 0);
  const [first, ...rest] = added as [Value, ...Value[]];
  const last = rest.reduce((h, one) => ops.tanh(ops.gemm(h, parameters.u, one)), ops.tanh(first));
  return updated(ops.reduceMean(ops.square(ops.sub(last, y))), parameters, update);
}

function updated(loss: Value, parameters: Readonly<Record<string, Value>>, update: Update): Graph {
  const gradients = gradientsOf(loss, Object.values(parameters));
  const rate = loss.builder.input('rate', float32([]));
  return finishGraph(
    Object.fromEntries(
      Object.entries(parameters).map(([name, parameter], index) => [
        name,
        update(parameter, gradients[index] as Value, rate),
      ]),
    ),
  );
}

function feedsFor(graph: Graph): Record<string, Tensor> {
  const random = randomStream(1, 'passes');
  return Object.fromEntries(
    graph.inputs.map((input) => {
      const { shape } = input.type;
      return [
        inputName(input),
        tensor(
          shape,
          Array.from({ length: sizeOf(shape) }, () => random.normal()),
        ),
      ];
    }),
  );
}

function expectSame(before: Graph, after: Graph): void {
  const feeds = feedsFor(before);
  const expected = evaluateGraph(before, feeds);
  const actual = evaluateGraph(after, feeds);
  for (const [name, { data }] of Object.entries(expected)) {
    data.forEach((value, index) => {
      expect(actual[name]?.data[index], `${name}[${index}]`).toBeCloseTo(value, 12);
    });
  }
}

const steps = {
  'plain SGD': trainingStep(sgd),
  'SGD with ReLU': trainingStep(sgd, ops.relu),
  'SGD on images': trainingStepOnImages(sgd),
  'SGD on sequences': trainingStepOnSequences(sgd),
  'an update that is not linear': trainingStep(normalized),
};
const passes: Record<string, Pass> = { simplify, joinProducts, foldLearningRate, fuseGemm, optimize };

describe.each(Object.entries(passes))('%s', (_name, pass) => {
  it.each(Object.entries(steps))('does not change the results of %s, with no more values', (_step, graph) => {
    const after = pass(graph);
    expectSame(graph, after);
    expect(after.values.length).toBeLessThanOrEqual(graph.values.length);
  });
});

const count = (graph: Graph, op: string) => graph.values.filter((value) => value.op === op).length;

describe('the purpose of each pass', () => {
  it('simplify turns the gradient of a cross-entropy into c · (ŷ − y)', () => {
    expect(printGraph(simplify(steps['plain SGD']))).not.toContain('neg');
  });

  it('simplify doubles a constant in the gradient of a square instead of adding it to itself', () => {
    const builder = new GraphBuilder();
    const w = builder.input('w', float32([4]));
    const loss = ops.reduceMean(ops.square(ops.sub(w, builder.input('y', float32([4])))));
    const [gradient] = gradientsOf(loss, [w]) as [Value];
    const before = finishGraph({ gradient });
    expect(count(before, 'add')).toBe(1);
    expect(count(simplify(before), 'add')).toBe(0);
    expectSame(before, simplify(before));
  });

  it.each([
    ['plain SGD', 4, 1],
    // Besides the error, it multiplies a constant of the gradient of pooling.
    ['SGD on images', 3, 2],
  ] as const)('foldLearningRate multiplies the error instead of every gradient: %s', (step, usesBefore, usesAfter) => {
    const before = simplify(steps[step]);
    const rateUses = (graph: Graph) =>
      graph.values.filter(({ inputs }) =>
        inputs.some(({ op, attributes }) => op === 'input' && attributes.name === 'rate'),
      );
    expect(rateUses(before)).toHaveLength(usesBefore);
    expect(rateUses(foldLearningRate(before))).toHaveLength(usesAfter);
  });

  it('foldLearningRate does not change an update that is not linear in the gradient', () => {
    const before = steps['an update that is not linear'];
    expect(printGraph(foldLearningRate(before))).toBe(printGraph(before));
  });

  it('fuseGemm puts biases and updates into the products', () => {
    const after = optimize(steps['plain SGD']);
    expect(count(after, 'add')).toBe(0);
    expect(count(after, 'reduceSum')).toBe(0);
    expect(count(after, 'gemm')).toBe(6);
  });

  it('joinProducts computes the gradient of a weight that every step uses in one product', () => {
    const before = steps['SGD on sequences'];
    expect(count(before, 'matmul')).toBe(1 + 3 + 3 + 1);
    expect(count(joinProducts(before), 'matmul')).toBe(1 + 3 + 1 + 1);
  });

  it('packState reads parameters out of one vector', () => {
    const members = [
      { name: 'w1', shape: [2, 3] },
      { name: 'b1', shape: [3] },
    ];
    const before = steps['plain SGD'];
    const after = packState(before, [{ name: 'packed', shape: [9], members }]);
    const feeds = feedsFor(before);
    const packed = tensor([9], [...(feeds.w1 as Tensor).data, ...(feeds.b1 as Tensor).data]);
    expect(after.inputs.map(inputName)).not.toContain('w1');
    expect(evaluateGraph(after, { ...feeds, packed })).toEqual(evaluateGraph(before, feeds));
  });
});
