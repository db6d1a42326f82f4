import { bce } from './bce.ts';
import { cce } from './cce.ts';
import type { LossDef } from './definition.ts';
import { mse } from './mse.ts';

export const losses = { mse, bce, cce } satisfies Record<string, LossDef>;
