/** What the layers share that go through a sequence step by step. */
import type { Value } from '../../ir/graph.ts';
import { flatSample, type SampleType, sequenceSample } from '../../math/sample.ts';
import { concat, pieces, reshape, stopGradient, transpose } from '../../ops/index.ts';
import type { Hyperparameter } from '../entry.ts';
import type { Surroundings } from './definition.ts';
import { freeze } from './freeze.ts';
import { asSequence } from './sequences.ts';

const RETURNS = ['auto', 'last', 'every'] as const;
const [AUTO, LAST, EVERY] = RETURNS.keys();

/** The hyperparameters of every recurrent layer. */
export const recurrent = {
  units: {
    label: 'Units',
    tex: 'u',
    default: 16,
    min: 1,
    max: 128,
    scale: 'log',
    integer: true,
    effect: 'recompile',
    explain: 'More units can remember more about the steps so far, but cost more time and overfit more easily.',
  },
  returns: {
    label: 'Returns',
    tex: '\\text{returns}',
    default: 0,
    min: 0,
    max: RETURNS.length - 1,
    scale: 'linear',
    integer: true,
    options: RETURNS,
    effect: 'recompile',
    explain:
      '“Last” returns the state after the last step, “every” that of each step; “auto” returns every one if the next layers or the target need it.',
  },
  bidirectional: {
    label: 'Bidirectional',
    tex: '\\text{bidirectional}',
    default: 0,
    min: 0,
    max: 1,
    scale: 'linear',
    integer: true,
    options: ['no', 'yes'],
    rare: true,
    effect: 'recompile',
    explain:
      'With “yes”, a second set of units reads the sequence backwards, and the outputs of both are joined; where the next token is predicted, it reads the answer.',
  },
  truncate: {
    label: 'Truncate',
    tex: 'k',
    default: 0,
    min: 0,
    max: 256,
    scale: 'linear',
    integer: true,
    unit: 'steps',
    rare: true,
    effect: 'recompile',
    explain: 'With a higher value, gradients flow back through more steps before they are cut; 0 never cuts them.',
  },
  freeze,
} satisfies Record<string, Hyperparameter>;

type Name = keyof typeof recurrent;
type Args = Readonly<Record<Name, number>>;

/** Returns every step if what follows needs it. */
export function settleReturns<Own extends Args>(args: Own, { everyStep }: Surroundings): Own {
  return args.returns === AUTO ? { ...args, returns: (everyStep ? EVERY : LAST) as number } : args;
}

/** What becomes of an example in a recurrent layer. */
export function recurrentOutput(x: SampleType, args: Args) {
  const size = asSequence(x);
  if ('problem' in size) return size;
  const features = args.units * (args.bidirectional === 1 ? 2 : 1);
  return args.returns === EVERY ? sequenceSample({ ...size, features }) : flatSample(features);
}

type Values = readonly [Value, ...Value[]];

/** A recurrent layer in one direction. Tensors of a step are [batch, …]. */
interface Cell<Added extends Values, State extends Values> {
  /** What the inputs add in each step, computed for all steps at once: tensors [steps · batch, …]. */
  readonly added: Added;
  /**
   * The state after a step; its first tensor is the output, [batch, units].
   * @param added what the input of this step adds
   * @param state after the step before; null for the first step, which starts from zeros
   */
  step(added: Added, state: State | null): State;
}

/**
 * Goes through sequences [batch, steps, features] with a cell, in both directions if `bidirectional`.
 * @param cellOf creates the parameters of a direction, whose names end in `suffix`, for inputs [steps · batch, features]
 * @returns the outputs after the last step, [batch, units], or those of every step, [batch, steps, units]
 */
export function unroll<Added extends Values, State extends Values>(
  x: Value,
  args: Args,
  cellOf: (inputs: Value, suffix: string) => Cell<Added, State>,
): Value {
  const [batch, steps, features] = x.type.shape as [number, number, number];
  // With time first, the rows of a step are contiguous.
  const inputs = reshape(transpose(x, [1, 0, 2]), [steps * batch, features]);
  const order = Array.from({ length: steps }, (_, step) => step);
  const directions = [outputsOf(cellOf(inputs, ''), order, args)];
  if (args.bidirectional === 1) {
    directions.push(outputsOf(cellOf(inputs, '_reverse'), order.toReversed(), args));
  }
  if (args.returns !== EVERY) return beside(directions.map(({ last }) => last));
  const joined = beside(directions.map(({ every }) => concat(every, 0)));
  return transpose(reshape(joined, [steps, batch, joined.type.shape[1] as number]), [1, 0, 2]);
}

/**
 * The output of a cell after the last step of `order`, and those of every step of the sequence. No gradient flows back
 * through more than `truncate` steps, counted from the last.
 */
function outputsOf<Added extends Values, State extends Values>(
  { added, step }: Cell<Added, State>,
  order: readonly number[],
  { truncate }: Args,
) {
  const steps = order.length;
  const addedIn = added.map((whole) => {
    const batch = (whole.type.shape[0] as number) / steps;
    return pieces(whole, new Array<number>(steps).fill(batch), 0);
  });
  const every = new Array<Value>(steps);
  let state: State | null = null;
  for (const [passed, at] of order.entries()) {
    const cut = truncate > 0 && (steps - passed) % truncate === 0;
    const before: State | null = cut && state ? all(state, stopGradient) : state;
    const after: State = step(addedIn.map((values) => values[at]) as unknown as Added, before);
    every[at] = after[0];
    state = after;
  }
  return { last: every[order.at(-1) as number] as Value, every };
}

function all<Tensors extends Values>(tensors: Tensors, change: (tensor: Value) => Value): Tensors {
  return tensors.map(change) as unknown as Tensors;
}

/** Tensors joined along their last axis. */
function beside(tensors: readonly Value[]): Value {
  return tensors.length === 1 ? (tensors[0] as Value) : concat(tensors);
}
