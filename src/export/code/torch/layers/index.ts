import type { layers as catalog } from '../../../../catalog/layers/index.ts';
import type { WriteLayer } from '../site.ts';
import { selfAttention, transformerBlock } from './attention.ts';
import { conv1d, conv2d, conv2dTranspose, residualConv2d } from './convolution.ts';
import { dense, generate, policy, residual } from './dense.ts';
import { embedding, positions } from './embedding.ts';
import { batchNorm, layerNorm } from './normalization.ts';
import { averageOverTime, avgPool, globalAvgPool, maxPool, upsample } from './pooling.ts';
import { dropout, noise, variational } from './random.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import { flatten, join, toImage } from './reshape.ts';

/** Every layer of the catalog in PyTorch. */
export const layers: Record<keyof typeof catalog, WriteLayer> = {
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
};
