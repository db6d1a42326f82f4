import { describe, expect, it } from 'vitest';
import { float32, GraphBuilder, reachableFrom } from '../../../src/ir/graph.ts';
import { onnxReference, onnxTypeOf } from '../../../src/ops/onnx-reference.ts';
import type { Emitter } from '../../../src/ops/op.ts';
import { opNamed } from '../../../src/ops/table.ts';
import { opCases } from '../../support/op-cases.ts';

/** Only notes the types of the nodes that an op becomes. */
function typesOf(emit: (emitter: Emitter) => string): readonly string[] {
  const types: string[] = [];
  emit({
    node: (type) => {
      types.push(type);
      return '';
    },
    split: (_input, lengths) => {
      types.push('Split');
      return lengths.map(() => '');
    },
    concat: () => {
      types.push('Concat');
      return '';
    },
    integers: () => '',
  });
  return types;
}

describe('the reference of an op', () => {
  it.each(Object.entries(opCases))('is that of the op of ONNX that it becomes: %s', (op, cases) => {
    for (const { inputs, build } of cases) {
      const builder = new GraphBuilder();
      const result = build(...inputs.map(({ shape }, index) => builder.input(`x${index}`, float32(shape))));
      for (const value of reachableFrom([result]).filter((one) => one.op === op)) {
        const types = typesOf((emitter) => opNamed(op).lower(value, value.inputs.map(String), emitter));
        const type = onnxTypeOf(op, value.type.shape.length);
        if (type === null) expect(types.length).not.toBe(1);
        else expect(types).toContain(type);
      }
    }
  });

  it('is an address of its documentation', () => {
    expect(onnxReference('Gemm')).toBe('https://onnx.ai/onnx/operators/onnx__Gemm.html');
    expect(onnxReference('LabelEncoder', 'ai.onnx.ml')).toBe(
      'https://onnx.ai/onnx/operators/onnx_aionnxml_LabelEncoder.html',
    );
    expect(onnxTypeOf('input', 2)).toBeNull();
  });
});
