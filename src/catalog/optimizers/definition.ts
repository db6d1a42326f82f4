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

export interface OptimizerDef<Name extends string = string, Slot extends string = string> extends Entry<Name> {
  /** What it keeps for each parameter between steps, with the initial value. */
  readonly slots: Readonly<Record<Slot, { readonly label: string; readonly tex: string; readonly initial: number }>>;
  /** Computes one step of one parameter. Pure: everything that it remembers is in `slots`. */
  update(inputs: UpdateInputs<Name, Slot>): Update<Slot>;
}
