import { UNSCALED } from '../../math/scale.ts';
import type { ScalerDef } from './definition.ts';

export const none: ScalerDef = {
  label: 'None',
  tex: "x' = x",
  hyper: {},
  fit: () => UNSCALED,
};
