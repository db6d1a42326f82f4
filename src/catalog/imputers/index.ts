import { constant } from './constant.ts';
import type { ImputerDef } from './definition.ts';
import { drop } from './drop.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';

export const imputers = {
  drop,
  mean,
  median,
  constant,
} satisfies Record<string, ImputerDef>;
