import type { ExperimentSpec } from '../experiment.ts';

/** A change of an experiment that may cure what a diagnosis has found. */
export interface Offer {
  /** The words on a button: "Try a tenth of the learning rate". */
  readonly label: string;
  /** What the experiment has after it: "a learning rate of 0.001". */
  readonly as: string;
  readonly change: Partial<ExperimentSpec>;
}

/**
 * Proposes a change of an experiment; null if the experiment has it already or does not allow it.
 * @param column the feature that it concerns, for those that concern one
 */
export type RemedyDef = (spec: ExperimentSpec, column?: string) => Offer | null;
