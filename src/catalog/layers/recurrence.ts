/** What the layers share that go through a sequence step by step. */
import type { Value } from '../../ir/graph.ts';
import { flatSample, type SampleType, sequenceSample } from '../../math/sample.ts';
import { concat, pieces, reshape, stopGradient, transpose } from '../../ops/index.ts';
import type { Hyperparameter } from '../entry.ts';
import type { LayerContext, Surroundings } from './definition.ts';
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
    explain: 'With “yes”, a second set of units reads the sequence backwards, and the outputs of both are joined.',
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
    zero: 'never',
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

/** A recurrent layer in one direction. Tensors of a step are [batch, …]. */
export interface Cell {
  /** What the inputs add in each step, computed for all steps at once: tensors [steps · batch, …]. */
  readonly added: readonly Value[];
  /**
   * The state after a step; its first tensor is the output, [batch, units].
   * @param added what the input of this step adds
   * @param state after the step before; null for the first step, which starts from zeros
   * @param note receives what it computes on the way, for pictures of the network; absent if there are none
   */
  step(added: readonly Value[], state: readonly Value[] | null, note?: Note): readonly [Value, ...Value[]];
}

/** Receives a tensor of a step, [batch, …], by its name. */
export type Note = (name: string, value: Value) => void;

/** Creates the parameters of a cell, whose names end in `suffix`, for inputs [steps · batch, features]. */
type CellOf = (x: Value, suffix: string) => Cell;

/**
 * Goes through sequences [batch, steps, features] with a cell, in both directions if `bidirectional`. It shows the output
 * of each step as `h` and what the cell notes; the names of the backward direction end in `_reverse`.
 */
export function unroll(x: Value, args: Args, { show }: Pick<LayerContext, 'show'>, cellOf: CellOf): Value {
  const [batch, steps, features] = x.type.shape as [number, number, number];
  // With time first, the rows of a step are contiguous.
  const rows = reshape(transpose(x, [1, 0, 2]), [steps * batch, features]);
  const order = Array.from({ length: steps }, (_, step) => step);
  const direction = (suffix: string, order: readonly number[]) => {
    const inside = show && new Map<string, Value[]>();
    const outputs = outputsOf(cellOf(rows, suffix), order, args, inside);
    for (const [name, values] of inside ?? []) show?.(`${name}${suffix}`, values);
    show?.(`h${suffix}`, outputs.every);
    return outputs;
  };
  const directions = [direction('', order)];
  if (args.bidirectional === 1) directions.push(direction('_reverse', order.toReversed()));
  if (args.returns !== EVERY) return beside(directions.map(({ last }) => last));
  const joined = beside(directions.map(({ every }) => concat(every, 0)));
  return transpose(reshape(joined, [steps, batch, joined.type.shape[1] as number]), [1, 0, 2]);
}

/**
 * The output of a cell after the last step of `order`, and those of every step of the sequence. No gradient flows back
 * through more than `truncate` steps, counted from the last.
 * @param inside collects what the cell notes, by name: a tensor for each step of the sequence
 */
function outputsOf({ added, step }: Cell, order: readonly number[], { truncate }: Args, inside?: Map<string, Value[]>) {
  const steps = order.length;
  const addedIn = added.map((whole) => {
    const batch = (whole.type.shape[0] as number) / steps;
    return pieces(whole, new Array<number>(steps).fill(batch), 0);
  });
  const every = new Array<Value>(steps);
  let state: readonly [Value, ...Value[]] | null = null;
  for (const [passed, at] of order.entries()) {
    const cut = truncate > 0 && (steps - passed) % truncate === 0;
    const before: readonly Value[] | null = cut && state ? (state as readonly Value[]).map(stopGradient) : state;
    state = step(
      addedIn.map((values) => values[at] as Value),
      before,
      inside && noteAt(inside, at),
    );
    every[at] = state[0];
  }
  return { last: every[order.at(-1) as number] as Value, every };
}

function noteAt(inside: Map<string, Value[]>, step: number): Note {
  return (name, value) => {
    const values = inside.get(name) ?? [];
    values[step] = value;
    inside.set(name, values);
  };
}

/** Tensors joined along their last axis. */
function beside(tensors: readonly Value[]): Value {
  const [only, ...more] = tensors as [Value, ...Value[]];
  return more.length === 0 ? only : concat(tensors);
}
