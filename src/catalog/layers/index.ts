import { batchNorm } from './batch_norm.ts';
import type { LayerDef } from './definition.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { layerNorm } from './layer_norm.ts';
import { noise } from './noise.ts';
import { residual } from './residual.ts';

export const layers = {
  dense,
  dropout,
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  noise,
  residual,
} satisfies Record<string, LayerDef>;
