import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

export interface UpdateInputs<Name extends string = string, Slot extends string = string> {
  /** The parameter before the step. */
  readonly parameter: Value;
  /** The gradient of the loss, of the parameter's shape. */
  readonly gradient: Value;
  /** The optimizer's memory for this parameter, each of the parameter's shape. */
  readonly slots: Readonly<Record<Slot, Value>>;
  /** Number of this step, 1 for the first: a scalar. */
  readonly step: Value;
  /** The entry's hyperparameters as scalars. */
  readonly hyper: Readonly<Record<Name, Value>>;
}

export interface Update<Slot extends string = string> {
  readonly parameter: Value;
  readonly slots: Readonly<Record<Slot, Value>>;
}

/** Something that an optimizer keeps for each parameter between steps. */
export interface SlotDef {
  readonly label: string;
  readonly tex: string;
  /** The initial value of every element. */
  readonly initial: number;
  /**
   * Whether an element that decays below the normal numbers of float32 may become 0. It may not if the step does not
   * shrink with it, as in Lion, which uses its sign.
   */
  readonly mayVanish?: boolean;
}

export interface OptimizerDef<Name extends string = string, Slot extends string = string> extends Entry<Name> {
  /** What it keeps for each parameter between steps. */
  readonly slots: Readonly<Record<Slot, SlotDef>>;
  /** Computes one step of one parameter. Pure: everything that it remembers is in `slots`. */
  update(inputs: UpdateInputs<Name, Slot>): Update<Slot>;
}
