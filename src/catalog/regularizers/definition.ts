import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

type Hyper<Name extends string> = Readonly<Record<Name, Value>>;

/**
 * Something that holds training back from fitting too closely. It acts at one or more places of the step, in the order
 * in which they stand here, and only while training: losses that the page shows are those of the bare network.
 */
export interface RegularizerDef<Name extends string = string> extends Entry<Name> {
  /** Disturbs the inputs or the weights: gets a tensor and standard normal numbers of its shape, fresh for every step. */
  readonly noise?: {
    readonly on: 'inputs' | 'weights';
    build(x: Value, normal: Value, hyper: Hyper<Name>): Value;
  };
  /** Changes the targets of a classification, [batch, outputs], 0/1 for two classes and one-hot for more. */
  targets?(target: Value, hyper: Hyper<Name>): Value;
  /** Added to the loss for every weight tensor: a scalar. */
  penalty?(weight: Value, hyper: Hyper<Name>): Value;
  /** Changes the gradients of all parameters before the optimizer sees them. */
  gradients?(gradients: readonly Value[], hyper: Hyper<Name>): readonly Value[];
  /** Changes a weight tensor, [in, out], after its update. */
  constrain?(weight: Value, hyper: Hyper<Name>): Value;
  /** Whether to stop, judged after every epoch from the validation losses so far, the untrained one first. */
  stop?(losses: readonly number[], hyper: Readonly<Record<Name, number>>): StopVerdict | null;
}

export interface StopVerdict {
  /** For people: why. */
  readonly reason: string;
  /** The epoch whose parameters to go back to, as a place in the list of losses; null to stay. */
  readonly restore: number | null;
}
