import type { layers as catalog } from '../../../../catalog/layers/index.ts';
import type { WriteLayer } from '../site.ts';
import { selfAttention, transformerBlock } from './attention.ts';
import { dense, generate, residual, variational } from './dense.ts';
import {
  avgPool,
  conv2d,
  conv2dTranspose,
  globalAvgPool,
  maxPool,
  residualConv2d,
  toImage,
  upsample,
} from './images.ts';
import { gru, lstm, rnn } from './recurrent.ts';
import { averageOverTime, conv1d, embedding, positions } from './sequences.ts';
import { batchNorm, dropout, join, layerNorm, noise } from './units.ts';

/** Every layer of the catalog in Keras. */
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
  // The numbers are in a row already: see `take`.
  flatten: () => {},
  residual_conv2d: residualConv2d,
  to_image: toImage,
  conv2d_transpose: conv2dTranspose,
  upsample,
  variational,
  join,
  generate,
  policy: dense,
  embedding,
  positions,
  rnn,
  lstm,
  gru,
  self_attention: selfAttention,
  transformer_block: transformerBlock,
  conv1d,
  average_over_time: averageOverTime,
} satisfies Record<keyof typeof catalog, WriteLayer>;
