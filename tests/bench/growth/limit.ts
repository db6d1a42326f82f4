import { finishGraph, float32, GraphBuilder } from '../../../src/ir/graph.ts';
import { graphProgram } from '../../../src/onnx/program.ts';
import { matmul } from '../../../src/ops/index.ts';
import type { Engine } from '../../../src/runtime/engine.ts';

/** Rows and columns of the matrices: large enough for the engine's best speed, small enough for the processor's cache. */
const SIZE = 256;

/** The multiply-adds of one product. */
export const MULTIPLY_ADDS = SIZE ** 3;

/** Prepares an engine for a product of large matrices, whose speed is the limit of its arithmetic. */
export async function largeProduct(engine: Engine): Promise<() => Promise<unknown>> {
  const builder = new GraphBuilder();
  const input = (name: string) => builder.input(name, float32([SIZE, SIZE]));
  const session = await engine.session(graphProgram(finishGraph({ product: matmul(input('a'), input('b')) })));
  const ones = engine.tensor({ dtype: 'float32', data: new Float32Array(SIZE ** 2).fill(1) }, [SIZE, SIZE]);
  const feeds = new Map([
    ['a', ones],
    ['b', ones],
  ]);
  return () => session.run(feeds);
}
