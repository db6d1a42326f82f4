import type { LayerDef } from './definition.ts';
import { dense } from './dense.ts';

export const layers = { dense } satisfies Record<string, LayerDef>;
