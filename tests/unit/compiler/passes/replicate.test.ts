import { describe, expect, it } from 'vitest';
import { joinBiases } from '../../../../src/compiler/passes/join-biases.ts';
import { replicate } from '../../../../src/compiler/passes/replicate.ts';
import { widenTables } from '../../../../src/compiler/passes/widen-tables.ts';
import { finishGraph, float32, GraphBuilder, inputName } from '../../../../src/ir/graph.ts';
import { printGraph } from '../../../../src/ir/print.ts';
import { sizeOf } from '../../../../src/math/shape.ts';
import { concatenate, type Tensor, tensor } from '../../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../../src/ops/evaluate.ts';
import * as ops from '../../../../src/ops/index.ts';
import { opCases } from '../../../support/op-cases.ts';
import { runGraph } from '../../../support/ort.ts';

const COUNT = 3;

/** The inputs of each replica: equal, except that differing ones are scaled. */
function inputsOf(inputs: readonly Tensor[], differs: (index: number) => boolean): Tensor[][] {
  return Array.from({ length: COUNT }, (_, replica) =>
    inputs.map((input, index) => (differs(index) ? scaled(input, 1 + replica / 4) : input)),
  );
}

const scaled = ({ shape, data }: Tensor, factor: number) =>
  tensor(
    shape,
    data.map((value) => Math.fround(value * factor)),
  );

const stacked = (tensors: readonly Tensor[]) =>
  tensor([COUNT, ...(tensors[0]?.shape ?? [])], concatenate(tensors.map(({ data }) => data)));

/** Every non-empty choice of inputs, by index. */
const choices = (inputs: number): number[][] =>
  Array.from({ length: 2 ** inputs - 1 }, (_, choice) =>
    Array.from({ length: inputs }, (_, index) => index).filter((index) => ((choice + 1) >> index) & 1),
  );

/** Every case of every op, with every choice of the inputs that differ. */
const cases = Object.entries(opCases).flatMap(([op, examples]) =>
  examples.flatMap(({ inputs, build }, example) =>
    choices(inputs.length).map((different) => ({
      name: `${op} ${example}, where every replica has its own ${different.map((index) => `x${index}`).join(', ')}`,
      op,
      inputs,
      build,
      differs: (index: number) => different.includes(index),
    })),
  ),
);

describe('replicate', () => {
  it.each(cases)(
    'gives every replica the result that it would have alone: $name',
    async ({ op, inputs, build, differs }) => {
      const builder = new GraphBuilder();
      const values = inputs.map(({ shape }, index) => builder.input(`x${index}`, float32(shape)));
      const graph = finishGraph({ y: build(...values) });
      expect(graph.values.map((value) => value.op)).toContain(op);
      const replicated = replicate(graph, COUNT, (name) => differs(Number(name.slice(1))));
      const perReplica = inputsOf(inputs, differs);
      const name = (index: number) => `x${index}`;
      const expected = perReplica.map(
        (own) => evaluateGraph(graph, Object.fromEntries(own.map((x, index) => [name(index), x]))).y as Tensor,
      );
      const feeds = Object.fromEntries(
        inputs.map((input, index) => [
          name(index),
          differs(index) ? stacked(perReplica.map((own) => own[index] as Tensor)) : input,
        ]),
      );
      const whole = evaluateGraph(replicated, feeds).y as Tensor;
      expect(whole.shape).toEqual([COUNT, ...(expected[0] as Tensor).shape]);
      const size = sizeOf((expected[0] as Tensor).shape);
      const onEngine = (await runGraph(replicated, feeds)).y as Float32Array;
      expected.forEach(({ data }, replica) => {
        data.forEach((value, index) => {
          expect(whole.data[replica * size + index]).toBeCloseTo(value, 10);
          expect(onEngine[replica * size + index]).toBeCloseTo(value, 4);
        });
      });
    },
  );

  it('computes values that are the same for all only once', () => {
    const builder = new GraphBuilder();
    const shared = ops.exp(builder.input('shared', float32([2])));
    const graph = finishGraph({ y: ops.mul(shared, builder.input('own', float32([2]))) });
    const replicated = replicate(graph, COUNT, (name) => name === 'own');
    expect(replicated.values.find(({ op }) => op === 'exp')?.type.shape).toEqual([2]);
    expect(replicated.values.find(({ op }) => op === 'mul')?.type.shape).toEqual([COUNT, 2]);
  });
});

describe('joinBiases', () => {
  const layer = (extra: boolean) => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([5, 2]));
    const weight = builder.input('weight', float32([2, 3]));
    const z = ops.add(ops.matmul(x, weight), builder.input('bias', float32([3])));
    return finishGraph({ z, ...(extra && { penalty: ops.reduceSum(ops.square(weight)) }) });
  };
  const isParameter = (name: string) => name !== 'x';

  it('makes a bias a row of its weight, and the ones a column of the table', () => {
    const { graph, joined } = joinBiases(layer(false), isParameter, () => true);
    expect(joined).toEqual([{ name: 'weight+bias', shape: [3, 3], weight: 'weight', bias: 'bias' }]);
    const { graph: wide, widened } = widenTables(graph, (name) => name === 'x');
    expect([...widened]).toEqual(['x']);
    expect(printGraph(wide).trim()).toBe(
      [
        '%0 = input "x" : float32[5,3]',
        '%1 = input "weight+bias" : float32[3,3]',
        '%2 = matmul(%0, %1) : float32[5,3]',
        'z ← %2',
      ].join('\n'),
    );
  });

  it('computes the same', () => {
    const before = layer(false);
    const x = tensor([5, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [weight, bias] = [tensor([2, 3], [1, -1, 2, -2, 3, -3]), tensor([3], [0.5, 1, -1])];
    const joined = tensor([3, 3], concatenate([weight.data, bias.data]));
    const { graph } = joinBiases(before, isParameter, () => true);
    expect(evaluateGraph(graph, { x, 'weight+bias': joined })).toEqual(evaluateGraph(before, { x, weight, bias }));
  });

  it('does not change a weight that something else reads, that is not trained, or for which it does not pay', () => {
    const kept = (graph: ReturnType<typeof layer>, trained = isParameter, pays = true) =>
      joinBiases(graph, trained, () => pays).joined;
    expect(kept(layer(true))).toEqual([]);
    expect(kept(layer(false), (name) => name === 'weight')).toEqual([]);
    expect(kept(layer(false), isParameter, false)).toEqual([]);
  });

  it('does not change a table that something else reads', () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([5, 2]));
    const ones = ops.concat([x, ops.constant(builder, 1, [5, 1])]);
    const graph = finishGraph({ ones, other: ops.neg(x) });
    const { graph: after, widened } = widenTables(graph, () => true);
    expect(widened.size).toBe(0);
    expect(after.inputs.map(inputName)).toEqual(['x']);
    expect(printGraph(after)).toBe(printGraph(graph));
  });
});
