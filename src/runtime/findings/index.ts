import { attention } from './attention.ts';
import { backflow } from './backflow.ts';
import { codes } from './codes.ts';
import { connectivity } from './connectivity.ts';
import { codeGrid, decoded } from './decoded.ts';
import { distributions } from './distributions.ts';
import { episode } from './episode.ts';
import { equations } from './equations.ts';
import { example } from './example.ts';
import { excitation } from './excitation.ts';
import { forecast } from './forecast.ts';
import { generated } from './generated.ts';
import { generation } from './generation.ts';
import { gradients } from './gradients.ts';
import { health } from './health.ts';
import { inside } from './inside.ts';
import { landscape } from './landscape.ts';
import { leaks } from './leaks.ts';
import { linear } from './linear.ts';
import { oneBatch } from './one-batch.ts';
import { origin } from './origin.ts';
import { predictions } from './predictions.ts';
import { preparation } from './preparation.ts';
import { principal } from './principal.ts';
import { program } from './program.ts';
import { recurrences } from './recurrences.ts';
import { saliency } from './saliency.ts';
import { several } from './several.ts';
import { shifts } from './shifts.ts';
import { slowStep } from './slow-step.ts';
import type { Subject } from './subject.ts';
import { tolerance } from './tolerance.ts';
import { updates } from './updates.ts';

/**
 * All subjects that a page can watch, the most urgent first. What the page requests, the events and the page's store
 * derive their types from this list.
 */
export const SUBJECTS = {
  example,
  several,
  slowStep,
  equations,
  inside,
  program,
  preparation,
  predictions,
  generated,
  episode,
  decoded,
  codes,
  codeGrid,
  principal,
  gradients,
  updates,
  origin,
  health,
  leaks,
  saliency,
  connectivity,
  backflow,
  attention,
  generation,
  forecast,
  distributions,
  shifts,
  excitation,
  landscape,
  linear,
  oneBatch,
  tolerance,
  recurrences,
} as const satisfies Readonly<Record<string, Subject<object, true | string | object>>>;

export type { Calculation } from '../../arithmetic/calculation.ts';
export type { QuantityKind, StageKind } from '../../compiler/slow-step/quantity.ts';
export type { Place, Trace, TracedNumber } from '../../compiler/slow-step/trace.ts';
export type { Attention, AttentionLayer } from './attention.ts';
export type { Backflow, RecurrentId, StateGradients } from './backflow.ts';
export type { CodePlane, Codes } from './codes.ts';
export type { Connectivity, ConnectivityWish } from './connectivity.ts';
export type { Decoded, DecodedWish } from './decoded.ts';
export type { Distribution } from './distribution.ts';
export type { Distributions } from './distributions.ts';
export type { Episode } from './episode.ts';
export type { Equations, EquationsWish, NumberWish } from './equations.ts';
export type { ExampleView, ExampleWish } from './example.ts';
export type { Excitation, Excited } from './excitation.ts';
export type { NotFree } from './forecast/stretch.ts';
export type { Forecast, ForecastWish } from './forecast.ts';
export type { Generated } from './generated.ts';
export type { DrawnToken, Generation, GenerationWish, Sample, TokenChoice } from './generation.ts';
export type { Gradients } from './gradients.ts';
export type { Health } from './health.ts';
export type { Inside, InsideWish } from './inside.ts';
export type { Landscape } from './landscape.ts';
export type { Leaks } from './leaks.ts';
export type { Linear } from './linear.ts';
export type { OneBatch } from './one-batch.ts';
export type { Origin } from './origin.ts';
export type { Predictions } from './predictions.ts';
export type { Leak } from './preparation/leaks.ts';
export type { Spread } from './preparation/spread.ts';
export type { ColumnView, PreparationView } from './preparation.ts';
export type { Principal } from './principal.ts';
export type { Phase, ProgramView } from './program.ts';
export type { Recurrences } from './recurrences.ts';
export type { Saliency, SaliencyWish } from './saliency.ts';
export type { Several, SeveralWish } from './several.ts';
export type { Shifts } from './shifts.ts';
export type { NamedView, QuantityView, SlowStepView, SlowStepWish, StageView } from './slow-step.ts';
export type { Tolerance, ToleranceWish } from './tolerance.ts';
export type { Updates } from './updates.ts';
