import type { State } from '../compiler/compiled.ts';
import type { Look } from './look.ts';

/**
 * The state with one element of a parameter of the shown replica set to a value.
 * @param index in row-major order
 * @returns null if there is no such element, or if float32 cannot represent the value
 */
export function withElement(
  { compiled, replica }: Look,
  state: State,
  parameter: string,
  index: number,
  value: number,
): State | null {
  const isParameter = compiled.parameters.some(({ name }) => name === parameter);
  const values = isParameter && state.get(parameter)?.slice();
  if (!values || !Number.isFinite(Math.fround(value))) return null;
  const size = values.length / compiled.replicas;
  if (!Number.isInteger(index) || index < 0 || index >= size) return null;
  values[replica * size + index] = value;
  return new Map(state).set(parameter, values);
}
