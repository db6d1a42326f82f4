import { maxPool as maxPoolOf } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { type PoolingName, pooled, poolingHyper, poolingReading, windowsOf } from './pooling.ts';

export const maxPool: LayerDef<PoolingName> = {
  label: 'Max pooling',
  short: 'Pool',
  tex: 'a_{c,i,j} = \\max_{0 \\le u, v < k} x_{c,\\, s i + u - p,\\, s j + v - p}',
  hyper: poolingHyper,
  aliases: ['maxpool', 'max_pool2d', 'max_pooling2d'],
  positional: ['size'],
  choices: [],
  takes: 'image',
  output: pooled,
  window: poolingReading,
  pools: 'max',
  build: (x, { args }) => maxPoolOf(x, ...windowsOf(x, args)),
};
