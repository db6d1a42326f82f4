import { readFile } from 'node:fs/promises';
import type { Graph } from '../../src/ir/graph.ts';
import type { Tensor } from '../../src/math/tensor.ts';
import type { Engine } from '../../src/runtime/engine.ts';
import { openEngine } from '../../src/runtime/session.ts';
import { runGraphOn } from './run-graph.ts';

/** The real onnxruntime-web on its WASM provider, in Node, for any number of runs at once. */
export const wasm: Promise<Engine> = openEngine('wasm').then(inTurn);

/** Reads files below public/, in place of the worker's fetch. */
export function readAsset(path: string): Promise<string> {
  return readFile(new URL(`../../public/${path}`, import.meta.url), 'utf8');
}

/** Runs a graph on WASM, float32, on the same feeds that `evaluateGraph` takes. */
export async function runGraph(
  graph: Graph,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Record<string, Float32Array>> {
  return runGraphOn(await wasm, graph, feeds);
}

/** Makes calls wait for each other: onnxruntime returns wrong results if two of its calls overlap. */
function inTurn(engine: Engine): Engine {
  let last: Promise<unknown> = Promise.resolve();
  const queue = <T>(call: () => Promise<T>): Promise<T> => {
    const result = last.then(call);
    last = result.catch(() => {});
    return result;
  };
  return {
    ...engine,
    session: async (program, options) => {
      const session = await queue(() => engine.session(program, options));
      return {
        run: (feeds) => queue(() => session.run(feeds)),
        release: () => queue(() => session.release()),
      };
    },
  };
}
