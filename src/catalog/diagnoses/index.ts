import { constant_output } from './constant_output.ts';
import { dead_units } from './dead_units.ts';
import type { DiagnosisDef } from './definition.ts';
import { diverged } from './diverged.ts';
import { equal_returns } from './equal_returns.ts';
import { falling_return } from './falling_return.ts';
import { jumping_return } from './jumping_return.ts';
import { looking_ahead } from './looking_ahead.ts';
import { missed_modes } from './missed_modes.ts';
import { mode_collapse } from './mode_collapse.ts';
import { oscillating_loss } from './oscillating_loss.ts';
import { overfitting } from './overfitting.ts';
import { plateau } from './plateau.ts';
import { rate_too_low } from './rate_too_low.ts';
import { rising_loss } from './rising_loss.ts';
import { stopped_exploring } from './stopped_exploring.ts';
import { symmetry } from './symmetry.ts';
import { validation_gap } from './validation_gap.ts';
import { vanished_pull } from './vanished_pull.ts';

/** All diagnoses, the one with the gravest consequences first. */
export const diagnoses = {
  diverged,
  looking_ahead,
  vanished_pull,
  mode_collapse,
  missed_modes,
  oscillating_loss,
  rising_loss,
  dead_units,
  symmetry,
  constant_output,
  overfitting,
  validation_gap,
  rate_too_low,
  plateau,
  jumping_return,
  stopped_exploring,
  equal_returns,
  falling_return,
} satisfies Record<string, DiagnosisDef>;

export type DiagnosisId = keyof typeof diagnoses;
