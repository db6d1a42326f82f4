import { finishGraph, float32, GraphBuilder } from '../../../src/ir/graph.ts';
import { graphProgram } from '../../../src/onnx/program.ts';
import { matmul } from '../../../src/ops/index.ts';
import type { Engine } from '../../../src/runtime/engine.ts';

/** Rows and columns of the matrices: large enough for the engine's best speed, small enough for the processor's cache. */
const SIZE = 256;

/** The limit of the engine's arithmetic. */
export interface Limit {
  /** Multiplies large matrices for some milliseconds. @returns multiply-adds per second */
  measure(length: number): Promise<number>;
}

/** Prepares the product of two large matrices on an engine. */
export async function limitOf(engine: Engine): Promise<Limit> {
  const builder = new GraphBuilder();
  const [a, b] = ['a', 'b'].map((name) => builder.input(name, float32([SIZE, SIZE])));
  const session = await engine.session(graphProgram(finishGraph({ product: matmul(a as never, b as never) })));
  const ones = engine.tensor({ dtype: 'float32', data: new Float32Array(SIZE ** 2).fill(1) }, [SIZE, SIZE]);
  const feeds = new Map([
    ['a', ones],
    ['b', ones],
  ]);
  return {
    async measure(length) {
      const start = performance.now();
      let [products, elapsed] = [0, 0];
      while (elapsed < length) {
        await session.run(feeds);
        products += 1;
        elapsed = performance.now() - start;
      }
      return (1000 * products * SIZE ** 3) / elapsed;
    },
  };
}
