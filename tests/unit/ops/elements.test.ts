import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/arithmetic/calculate.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import type { Tensor } from '../../../src/math/tensor.ts';
import { elementRules } from '../../../src/ops/elements.ts';
import { type OpName, opNamed } from '../../../src/ops/table.ts';
import { opCases } from '../../support/op-cases.ts';

describe('how an op computes one element', () => {
  for (const [op, cases] of Object.entries(opCases)) {
    it(`${op}: each element is that of the whole result`, () => {
      for (const { inputs, build } of cases) {
        const builder = new GraphBuilder();
        const values = inputs.map((_, index) => builder.input(`${index}`, float32((inputs[index] as Tensor).shape)));
        const graph = finishGraph({ y: build(...values) });
        const results = new Map<Value, Tensor>();
        for (const value of graph.values) {
          const read = value.inputs.map((input) => results.get(input) as Tensor);
          if (value.op === 'input') results.set(value, inputs[Number(value.attributes.name)] as Tensor);
          else if (value.constant) results.set(value, { shape: value.type.shape, data: value.constant });
          else results.set(value, opNamed(value.op).evaluate(read, value.attributes, value.type));
          if (value.inputs.length === 0) continue;
          const whole = results.get(value) as Tensor;
          whole.data.forEach((expected, index) => {
            const rule = elementRules[value.op as OpName](index, value);
            const found = calculate(rule, (source) =>
              'number' in source ? source.number : ((read[source.input] as Tensor).data[source.index] as number),
            );
            expect(Math.abs(found - expected), `${value.op} ${index}`).toBeLessThanOrEqual(
              1e-12 * (1 + Math.abs(expected)),
            );
          });
        }
      }
    });
  }
});
