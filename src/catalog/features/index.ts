import { cosX1 } from './cos_x1.ts';
import { cosX2 } from './cos_x2.ts';
import type { FeatureDef } from './definition.ts';
import { sinX1 } from './sin_x1.ts';
import { sinX2 } from './sin_x2.ts';
import { x1Squared } from './x1_squared.ts';
import { x1X2 } from './x1_x2.ts';
import { x2Squared } from './x2_squared.ts';

export const features = {
  x1_squared: x1Squared,
  x2_squared: x2Squared,
  x1_x2: x1X2,
  sin_x1: sinX1,
  sin_x2: sinX2,
  cos_x1: cosX1,
  cos_x2: cosX2,
} satisfies Record<string, FeatureDef>;
