/** Pinned elements of parameters, which keep their values while the rest trains. */

import type { ExperimentSpec } from '../experiment/index.ts';
import { float32, type Value } from '../ir/graph.ts';
import { type Shape, sizeOf } from '../math/shape.ts';
import { add, mul } from '../ops/index.ts';
import type { State } from './compiled.ts';

type Pins = Pick<ExperimentSpec, 'pins'>;

/**
 * The result of an update with the pinned elements restored; the same value if nothing is pinned.
 * @param members the parameters that it consists of, one after the other
 */
export function holdPins(
  { pins }: Pins,
  members: readonly { readonly name: string; readonly shape: Shape }[],
  updated: Value,
): Value {
  const { builder, type } = updated;
  const free = new Float64Array(sizeOf(type.shape)).fill(1);
  const held = new Float64Array(free.length);
  let offset = 0;
  for (const { name, shape } of members) {
    for (const { parameter, index, value } of pins) {
      if (parameter !== name) continue;
      free[offset + index] = 0;
      held[offset + index] = value;
    }
    offset += sizeOf(shape);
  }
  if (free.every((factor) => factor === 1)) return updated;
  const constantly = (data: Float64Array) => builder.constant(data, float32(type.shape));
  return add(mul(updated, constantly(free)), constantly(held));
}

/** A state with the pinned elements at their values, in every replica. */
export function pinState(
  { pins }: Pins,
  parameters: readonly { readonly name: string; readonly shape: Shape }[],
  state: State,
): State {
  const pinned = new Map(state);
  for (const { name, shape } of parameters) {
    const own = pins.filter(({ parameter }) => parameter === name);
    const values = state.get(name)?.slice();
    if (own.length === 0 || !values) continue;
    for (let start = 0; start < values.length; start += sizeOf(shape)) {
      for (const { index, value } of own) values[start + index] = value;
    }
    pinned.set(name, values);
  }
  return pinned;
}
