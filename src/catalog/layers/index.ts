import { averageOverTime } from './average_over_time.ts';
import { avgPool } from './avg_pool.ts';
import { batchNorm } from './batch_norm.ts';
import { conv1d } from './conv1d.ts';
import { conv2d } from './conv2d.ts';
import { conv2dTranspose } from './conv2d_transpose.ts';
import type { LayerDef } from './definition.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { generate } from './generate.ts';
import { globalAvgPool } from './global_avg_pool.ts';
import { gru } from './gru.ts';
import { join } from './join.ts';
import { layerNorm } from './layer_norm.ts';
import { lstm } from './lstm.ts';
import { maxPool } from './max_pool.ts';
import { noise } from './noise.ts';
import { policy } from './policy.ts';
import { positions } from './positions.ts';
import { residual } from './residual.ts';
import { residualConv2d } from './residual_conv2d.ts';
import { rnn } from './rnn.ts';
import { selfAttention } from './self_attention.ts';
import { toImage } from './to_image.ts';
import { transformerBlock } from './transformer_block.ts';
import { upsample } from './upsample.ts';
import { variational } from './variational.ts';

export const layers = {
  dense,
  dropout,
  batch_norm: batchNorm,
  layer_norm: layerNorm,
  noise,
  residual,
  conv2d,
  max_pool: maxPool,
  avg_pool: avgPool,
  global_avg_pool: globalAvgPool,
  flatten,
  residual_conv2d: residualConv2d,
  to_image: toImage,
  conv2d_transpose: conv2dTranspose,
  upsample,
  variational,
  join,
  generate,
  policy,
  embedding,
  positions,
  rnn,
  lstm,
  gru,
  self_attention: selfAttention,
  transformer_block: transformerBlock,
  conv1d,
  average_over_time: averageOverTime,
} satisfies Record<string, LayerDef>;
