import { finishGraph, type Graph, inputName, type Value } from '../../ir/graph.ts';
import { sizeOf } from '../../math/shape.ts';
import { toFloat } from '../../ops/index.ts';
import { extractScalars } from '../scalars.ts';
import type { SlowStep } from './slow-step.ts';

/** A step that returns every value of a graph. */
export interface EveryValue {
  /** Each output is a value of the step as float32, by its id. */
  readonly graph: Graph;
  /** Numbers → the inputs of `graph` that are computed from them in float64, as in the step that trains. */
  readonly scalars: Graph;
  /** The number of elements of all outputs. */
  readonly size: number;
}

/** The step with all of its values as outputs, except constants. */
export function everyValue({ graph: { values }, numbers }: Pick<SlowStep, 'graph' | 'numbers'>): EveryValue {
  const wanted = values.filter(({ constant }) => constant === null);
  const readable = (value: Value) => (value.type.dtype === 'float32' ? value : toFloat(value));
  const whole = finishGraph(Object.fromEntries(wanted.map((value) => [String(value.id), readable(value)])));
  const names = new Set(numbers.map(({ name }) => name));
  const { step, fixed } = extractScalars(whole, (input) => (names.has(inputName(input)) ? 'fixed' : null));
  return {
    graph: step,
    scalars: fixed,
    size: wanted.reduce((sum, { type }) => sum + sizeOf(type.shape), 0),
  };
}
