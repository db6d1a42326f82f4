import { readFile } from 'node:fs/promises';
import { type Graph, inputName } from '../../src/ir/graph.ts';
import type { Tensor } from '../../src/math/tensor.ts';
import { graphProgram, outputName } from '../../src/onnx/program.ts';
import type { Engine } from '../../src/runtime/engine.ts';
import { openEngine } from '../../src/runtime/session.ts';

/** The real onnxruntime-web on its WASM provider, in Node. */
export const wasm: Promise<Engine> = openEngine('wasm');

/** Files below public/, as the worker fetches them. */
export function readAsset(path: string): Promise<string> {
  return readFile(new URL(`../../public/${path}`, import.meta.url), 'utf8');
}

/** Runs a graph in onnxruntime-web, float32, on the same feeds that `evaluateGraph` takes. */
export async function runGraph(
  graph: Graph,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Float32Array>> {
  const engine = await wasm;
  const session = await engine.session(graphProgram(graph));
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
