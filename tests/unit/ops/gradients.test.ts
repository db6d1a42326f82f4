import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { gradientRules } from '../../../src/ops/gradients.ts';
import * as ops from '../../../src/ops/index.ts';
import { type OpName, primitives } from '../../../src/ops/table.ts';
import { gradientError } from '../../support/gradient.ts';
import { any, opCases } from '../../support/op-cases.ts';

describe('gradient of every op against central differences in float64', () => {
  for (const op of Object.keys(primitives) as OpName[]) {
    const rule = gradientRules[op];
    if (typeof rule === 'string') continue;
    it(op, () => {
      for (const { inputs, build } of opCases[op]) {
        expect(gradientError(inputs, (values) => build(...values))).toBeLessThan(1e-8);
      }
    });
  }
});

describe('reverse pass', () => {
  it('adds up the gradients of several paths', () => {
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

  it('differentiates the gradient of a network of images', () => {
    const error = gradientError([any(1, 2, 5, 4), any(3, 2, 2, 2)], ([x, w]) => {
      const y = ops.maxPool(ops.conv(x as Value, w as Value), [2, 2]);
      const [gradient] = gradientsOf(ops.reduceSum(ops.pow(y, 3)), [x as Value]);
      return ops.square(gradient as Value);
    });
    expect(error).toBeLessThan(1e-8);
  });

  it('joins the gradients of all pieces of a tensor in one concatenation, with zeros for pieces that nothing reads', () => {
    const x = new GraphBuilder().input('x', float32([4, 2]));
    const [first, , third] = ops.pieces(x, [1, 1, 2], 0) as [Value, Value, Value];
    const [gradient] = gradientsOf(ops.reduceSum(ops.add(ops.mul(first, 3), ops.square(third))), [x]) as [Value];
    expect(gradient.op).toBe('concat');
    const { g } = evaluateGraph(finishGraph({ g: gradient }), { x: tensor([4, 2], [0, 1, 2, 3, 4, 5, 6, 7]) });
    expect([...(g as Tensor).data]).toEqual([6, 6, 0, 0, 8, 10, 12, 14]);
  });

  it('lets no gradient through stopGradient', () => {
    const x = new GraphBuilder().input('x', float32([]));
    const [gradient] = gradientsOf(ops.mul(x, ops.stopGradient(ops.square(x))), [x]) as [Value];
    const { g } = evaluateGraph(finishGraph({ g: gradient }), { x: scalar(3) });
    expect([...(g as Tensor).data]).toEqual([9]);
  });

  it('refuses a loss that is not a scalar', () => {
    const x = new GraphBuilder().input('x', float32([2]));
    expect(() => gradientsOf(x, [x])).toThrow('only a scalar has a gradient here, not float32[2]');
  });
});
