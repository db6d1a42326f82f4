import { foldLearningRate } from './fold-learning-rate.ts';
import { fuseGemm } from './fuse-gemm.ts';
import { joinProducts } from './join-products.ts';
import type { Pass } from './rewrite.ts';
import { simplify } from './simplify.ts';

/** The passes over a training step, in order. Each has to pay for itself in the benchmark. */
const passes: readonly Pass[] = [simplify, joinProducts, foldLearningRate, fuseGemm];

/** The same step with fewer nodes. */
export const optimize: Pass = (graph) => passes.reduce((result, pass) => pass(result), graph);
