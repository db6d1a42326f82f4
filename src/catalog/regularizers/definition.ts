import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';
import type { Memory, Watch } from '../watch.ts';

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
  /** Ends training, judged after every epoch. */
  readonly stop?: Watch<Name> & {
    /** @returns null to go on */
    verdict(memory: Memory, hyper: Readonly<Record<Name, number>>): StopVerdict | null;
    /** What is remembered once a person lets a run go on that was ended. Pure. */
    resume(memory: Memory): Memory;
  };
}

export interface StopVerdict {
  /** For people: why. */
  readonly reason: string;
  /** Whether to go back to the parameters after the epoch with the lowest loss. */
  readonly restore: boolean;
}
