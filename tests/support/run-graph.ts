import { type Graph, inputName } from '../../src/ir/graph.ts';
import type { Tensor } from '../../src/math/tensor.ts';
import { graphProgram, outputName } from '../../src/onnx/program.ts';
import { WIDEST_ON_WEBGPU } from '../../src/onnx/writer.ts';
import type { Engine } from '../../src/runtime/engine.ts';

/** Runs a graph on an engine, float32, on the same feeds that `evaluateGraph` takes. */
export async function runGraphOn(
  engine: Engine,
  graph: Graph,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Float32Array>> {
  const widest = engine.provider === 'webgpu' ? WIDEST_ON_WEBGPU : undefined;
  const session = await engine.session(graphProgram(graph, widest));
  const tensors = graph.inputs.map((input) => {
    const { shape, data } = feeds[inputName(input)] as Tensor;
    return [inputName(input), engine.tensor({ dtype: 'float32', data: Float32Array.from(data) }, shape)] as const;
  });
  const results = await session.run(new Map(tensors));
  const read: Record<string, Float32Array> = {};
  for (const name of Object.keys(graph.outputs)) {
    read[name] = (await results.get(outputName(name))?.read()) ?? new Float32Array();
  }
  await session.release();
  return read;
}
