import type { PlannedLayer } from '../plan.ts';
import type { Script } from '../script.ts';

/** Where the code of one layer is written. */
export interface Site {
  readonly script: Script;
  readonly planned: PlannedLayer;
  /** All layers of the experiment: a helper has only the arguments that one of them needs. */
  readonly plan: readonly PlannedLayer[];
  /** The expression of its parameters: `params["dense1"]`. */
  readonly params: string;
  /** The condition that is true in training, for a layer that computes something else then. */
  readonly training: string;
  /** The variable with the output of the layer that it joins; null if it joins none. */
  readonly other: string | null;
  /** The number of outputs for each target. */
  readonly outputs: number;
  /** The expression of the random numbers of a step with this name, such as `mask`; only in training. */
  draw(name: string): string;
  /** Says that the layer remembers a tensor from step to step, `state["batch_norm2"]["mean"]`. */
  remember(name: string, size: number): void;
}

/** Writes a layer: the expression of its output from its input `x`, or the statements that replace `x` by it. */
export type WriteLayer = (site: Site) => string | readonly string[];
