import { accuracy } from './accuracy.ts';
import { averagePrecision } from './average_precision.ts';
import { calibrationError } from './calibration_error.ts';
import type { MetricDef } from './definition.ts';
import { energyDistance } from './energy_distance.ts';
import { exactMatch } from './exact_match.ts';
import { explainedVariance } from './explained_variance.ts';
import { f1 } from './f1.ts';
import { iou } from './iou.ts';
import { logLoss } from './log_loss.ts';
import { mae } from './mae.ts';
import { meanReturn } from './mean_return.ts';
import { mse } from './mse.ts';
import { perplexity } from './perplexity.ts';
import { precision } from './precision.ts';
import { r2 } from './r2.ts';
import { recall } from './recall.ts';
import { rmse } from './rmse.ts';
import { rocAuc } from './roc_auc.ts';

/** In the order in which the page lists them. */
export const metrics = {
  iou,
  accuracy,
  exact_match: exactMatch,
  perplexity,
  precision,
  recall,
  f1,
  log_loss: logLoss,
  roc_auc: rocAuc,
  average_precision: averagePrecision,
  calibration_error: calibrationError,
  mae,
  mse,
  rmse,
  r2,
  explained_variance: explainedVariance,
  energy_distance: energyDistance,
  mean_return: meanReturn,
} satisfies Record<string, MetricDef>;

export type MetricId = keyof typeof metrics;
