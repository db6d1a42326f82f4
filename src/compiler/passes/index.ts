import type { Graph } from '../../ir/graph.ts';
import { foldLearningRate } from './fold-learning-rate.ts';
import { fuseAxpy } from './fuse-axpy.ts';
import { fuseGemm } from './fuse-gemm.ts';
import { joinProducts } from './join-products.ts';
import { keepRows } from './keep-rows.ts';
import type { Pass } from './rewrite.ts';
import { simplify } from './simplify.ts';

/** The passes over a training step, in order. Each has to pay for itself in the benchmark. */
const passes: readonly Pass[] = [simplify, joinProducts, foldLearningRate];
/** Passes that only pay for a single network, because ONNX has Gemm only for single matrices. */
const passesForOne: readonly Pass[] = [keepRows, fuseAxpy];

/** The same step with fewer nodes. @param replicas how many copies will train side by side */
export function optimize(graph: Graph, replicas = 1): Graph {
  const all = [...passes, ...(replicas === 1 ? passesForOne : []), fuseGemm];
  return all.reduce((result, pass) => pass(result), graph);
}
