import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { gradientRules } from '../../../src/ops/gradients.ts';
import { reduceSum, square } from '../../../src/ops/index.ts';
import type { OpName } from '../../../src/ops/table.ts';
import { opCases } from '../../support/op-cases.ts';
import { runGraph } from '../../support/ort.ts';

describe('every op and its gradient in onnxruntime-web against float64', () => {
  for (const op of Object.keys(opCases) as OpName[]) {
    it(op, async () => {
      for (const { inputs, build } of opCases[op]) {
        const builder = new GraphBuilder();
        const values = inputs.map(({ shape }, index) => builder.input(`x${index}`, float32(shape)));
        const result = build(...values);
        const differentiable = gradientRules[op] !== 'none';
        const gradients = differentiable ? gradientsOf(reduceSum(square(result)), values) : [];
        const outputs = gradients.map((gradient, index): [string, Value] => [`gradient${index}`, gradient]);
        const graph = finishGraph({ result, ...Object.fromEntries(outputs) });
        const feeds = Object.fromEntries(inputs.map((input, index) => [`x${index}`, input]));
        const expected = evaluateGraph(graph, feeds);
        const actual = await runGraph(graph, feeds);
        for (const [name, { data }] of Object.entries(expected)) {
          expect(actual[name]).toHaveLength(data.length);
          data.forEach((value, index) => {
            const difference = Math.abs((actual[name]?.[index] as number) - value);
            expect(difference / (1 + Math.abs(value)), `${name}[${index}]`).toBeLessThan(1e-5);
          });
        }
      }
    });
  }
});
