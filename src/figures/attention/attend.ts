/** Scaled dot-product attention of a few tokens with vectors in the plane. Pure. */
import { finishGraph, float32, GraphBuilder } from '../../ir/graph.ts';
import { tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { matmul, mul, softmax } from '../../ops/index.ts';
import type { Point } from '../parts/types.ts';

/** The vectors of a token. */
export interface Token {
  readonly query: Point;
  readonly key: Point;
  readonly value: Point;
}

export interface Attended {
  /** q_i · k_j / √2 for each query i (row) and key j. */
  readonly scores: readonly (readonly number[])[];
  /** The softmax of each row. */
  readonly weights: readonly (readonly number[])[];
  /** The weighted sum of the values for each query. */
  readonly outputs: readonly Point[];
}

/** The length of a query. */
const SIZE = 2;

/** softmax(Q Kᵀ / √2) V, with what leads to it. */
export function attend(tokens: readonly Token[]): Attended {
  const shape = [tokens.length, SIZE];
  const builder = new GraphBuilder();
  const input = (name: string) => builder.input(name, float32(shape));
  const scores = mul(matmul(input('query'), input('key'), { transB: true }), 1 / Math.sqrt(SIZE));
  const weights = softmax(scores);
  const graph = finishGraph({ scores, weights, outputs: matmul(weights, input('value')) });
  const rows = (of: keyof Token) =>
    tensor(
      shape,
      tokens.flatMap((token) => [token[of].x, token[of].y]),
    );
  const result = evaluateGraph(graph, { query: rows('query'), key: rows('key'), value: rows('value') });
  const rowsOf = (name: string, length: number) =>
    tokens.map((_, row) => Array.from(result[name]?.data.subarray(row * length, (row + 1) * length) ?? []));
  return {
    scores: rowsOf('scores', tokens.length),
    weights: rowsOf('weights', tokens.length),
    outputs: rowsOf('outputs', SIZE).map(([x = 0, y = 0]) => ({ x, y })),
  };
}
