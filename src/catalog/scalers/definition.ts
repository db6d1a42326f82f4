import type { Scale } from '../../math/scale.ts';
import type { Entry } from '../entry.ts';

export interface ScalerDef<Name extends string = string> extends Entry<Name> {
  /**
   * @param values the values that the scaler is fitted on, none missing; a column with a single distinct value is only
   *   centred
   */
  fit(values: Float64Array): Scale;
}
