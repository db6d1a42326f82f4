import type { Scale } from '../../math/scale.ts';
import type { Entry } from '../entry.ts';

export interface ScalerDef<Name extends string = string> extends Entry<Name> {
  /** @param values of the examples that it goes by, none missing; a column with a single value is only centred */
  fit(values: Float64Array): Scale;
}
