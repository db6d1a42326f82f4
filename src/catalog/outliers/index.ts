import { clipIqr } from './clip_iqr.ts';
import { clipQuantiles } from './clip_quantiles.ts';
import type { OutlierDef } from './definition.ts';
import { keep } from './keep.ts';

export const outliers = {
  keep,
  clip_iqr: clipIqr,
  clip_quantiles: clipQuantiles,
} satisfies Record<string, OutlierDef>;
