import { bce } from './bce.ts';
import { cce } from './cce.ts';
import type { LossDef } from './definition.ts';
import { focal } from './focal.ts';
import { hinge } from './hinge.ts';
import { huber } from './huber.ts';
import { klDivergence } from './kl_divergence.ts';
import { leastSquares } from './least_squares.ts';
import { logCosh } from './log_cosh.ts';
import { mae } from './mae.ts';
import { minimax } from './minimax.ts';
import { mse } from './mse.ts';
import { nonSaturating } from './non_saturating.ts';
import { rmse } from './rmse.ts';
import { sparseCce } from './sparse_cce.ts';
import { squaredHinge } from './squared_hinge.ts';
import { wasserstein } from './wasserstein.ts';
import { wassersteinPenalty } from './wasserstein_penalty.ts';

export const losses = {
  mse,
  mae,
  rmse,
  huber,
  log_cosh: logCosh,
  bce,
  cce,
  sparse_cce: sparseCce,
  kl_divergence: klDivergence,
  focal,
  hinge,
  squared_hinge: squaredHinge,
  non_saturating: nonSaturating,
  minimax,
  least_squares: leastSquares,
  wasserstein,
  wasserstein_penalty: wassersteinPenalty,
} satisfies Record<string, LossDef>;
