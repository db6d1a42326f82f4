import { class_imbalance } from './class_imbalance.ts';
import { collapsed_embedding } from './collapsed_embedding.ts';
import { constant_output } from './constant_output.ts';
import { dead_units } from './dead_units.ts';
import type { DiagnosisDef } from './definition.ts';
import { diverged } from './diverged.ts';
import { equal_returns } from './equal_returns.ts';
import { exploding_gradient } from './exploding_gradient.ts';
import { exploding_through_time } from './exploding_through_time.ts';
import { falling_return } from './falling_return.ts';
import { idle_attention } from './idle_attention.ts';
import { initial_loss } from './initial_loss.ts';
import { input_scale } from './input_scale.ts';
import { jumping_return } from './jumping_return.ts';
import { leak } from './leak.ts';
import { looking_ahead } from './looking_ahead.ts';
import { missed_modes } from './missed_modes.ts';
import { mode_collapse } from './mode_collapse.ts';
import { noisy_gradient } from './noisy_gradient.ts';
import { oscillating_loss } from './oscillating_loss.ts';
import { overfitting } from './overfitting.ts';
import { plateau } from './plateau.ts';
import { poor_initialization } from './poor_initialization.ts';
import { rate_too_low } from './rate_too_low.ts';
import { rising_loss } from './rising_loss.ts';
import { saturation } from './saturation.ts';
import { stopped_exploring } from './stopped_exploring.ts';
import { strong_dropout } from './strong_dropout.ts';
import { strong_penalty } from './strong_penalty.ts';
import { symmetry } from './symmetry.ts';
import { underfitting } from './underfitting.ts';
import { validation_gap } from './validation_gap.ts';
import { vanished_pull } from './vanished_pull.ts';
import { vanishing_gradient } from './vanishing_gradient.ts';
import { vanishing_through_time } from './vanishing_through_time.ts';
import { wrong_output } from './wrong_output.ts';

/** All diagnoses, the one with the gravest consequences first. */
export const diagnoses = {
  diverged,
  leak,
  looking_ahead,
  vanished_pull,
  mode_collapse,
  missed_modes,
  symmetry,
  wrong_output,
  collapsed_embedding,
  strong_penalty,
  strong_dropout,
  input_scale,
  poor_initialization,
  dead_units,
  idle_attention,
  underfitting,
  oscillating_loss,
  rising_loss,
  exploding_gradient,
  exploding_through_time,
  vanishing_gradient,
  vanishing_through_time,
  saturation,
  initial_loss,
  noisy_gradient,
  constant_output,
  overfitting,
  validation_gap,
  rate_too_low,
  plateau,
  class_imbalance,
  jumping_return,
  stopped_exploring,
  equal_returns,
  falling_return,
} satisfies Record<string, DiagnosisDef>;

export type DiagnosisId = keyof typeof diagnoses;
