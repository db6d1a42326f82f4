import type { Entry } from '../entry.ts';

/** How a column of numbers is brought to a common range: x' = (x − offset) · factor. */
export interface Scale {
  readonly offset: number;
  /** Not 0. */
  readonly factor: number;
}

export interface ScalerDef<Name extends string = string> extends Entry<Name> {
  /** @param values of the examples that it goes by, none missing; a column with a single value is only centred */
  fit(values: Float64Array): Scale;
}

/** Leaves a column as it is. */
export const UNSCALED: Scale = { offset: 0, factor: 1 };
