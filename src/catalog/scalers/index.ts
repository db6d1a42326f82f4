import type { ScalerDef } from './definition.ts';
import { minMax } from './min_max.ts';
import { none } from './none.ts';
import { robust } from './robust.ts';
import { standard } from './standard.ts';

export const scalers = {
  none,
  standard,
  min_max: minMax,
  robust,
} satisfies Record<string, ScalerDef>;
