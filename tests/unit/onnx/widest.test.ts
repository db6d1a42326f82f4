import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { expect, it } from 'vitest';
import { finishGraph, float32, GraphBuilder } from '../../../src/ir/graph.ts';
import { graphProgram } from '../../../src/onnx/program.ts';
import { WIDEST_ON_WEBGPU } from '../../../src/onnx/writer.ts';
import { add, concat, pieces } from '../../../src/ops/index.ts';

it('no node of a program for WebGPU needs more storage buffers than every device has', () => {
  const x = new GraphBuilder().input('x', float32([64, 2]));
  const rows = pieces(x, new Array<number>(64).fill(1), 0).map((row) => add(row, 1));
  const graph = finishGraph({ y: concat(rows, 0) });
  const sizes = (widest?: number) => {
    const { graph: model } = fromBinary(ModelProtoSchema, graphProgram(graph, widest).model);
    return model?.node.map(({ input, output }) => Math.max(input.length, output.length)) ?? [];
  };
  expect(Math.max(...sizes(WIDEST_ON_WEBGPU))).toBe(WIDEST_ON_WEBGPU);
  expect(Math.max(...sizes())).toBe(64);
});
