import { averagePool } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { type PoolingName, pooled, poolingHyper, poolingReading, windowsOf } from './pooling.ts';

export const avgPool: LayerDef<PoolingName> = {
  label: 'Average pooling',
  short: 'Avg pool',
  tex: 'a_{c,i,j} = \\frac{1}{k^2} \\sum_{u=0}^{k-1} \\sum_{v=0}^{k-1} x_{c,\\, s i + u - p,\\, s j + v - p}',
  hyper: poolingHyper,
  aliases: ['avgpool', 'avg_pool2d', 'average_pooling2d', 'average_pool'],
  positional: ['size'],
  choices: [],
  takes: 'image',
  output: pooled,
  window: poolingReading,
  pools: 'mean',
  build: (x, { args }) => averagePool(x, ...windowsOf(x, args)),
};
