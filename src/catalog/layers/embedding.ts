import { lengthOf, sequenceSample } from '../../math/sample.ts';
import { matmul, reshape } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { oneHot } from './one-hot.ts';
import { asTokens } from './sequences.ts';
import { units } from './units.ts';

export const embedding: LayerDef<'units' | 'freeze'> = {
  label: 'Embedding',
  short: 'Embed',
  tex: 'a_t = W_{x_t}, \\quad W \\in \\mathbb{R}^{K \\times n}',
  hyper: {
    units: units(
      'Units',
      'A longer vector can tell tokens apart in more ways, but has more weights to learn for each token.',
    ),
    freeze,
  },
  aliases: ['embed'],
  positional: ['units'],
  choices: ['initializer', 'penalty'],
  takes: 'tokens',
  mixing: 'all',
  output(x, { units }) {
    const tokens = asTokens(x);
    return 'problem' in tokens ? tokens : sequenceSample({ steps: lengthOf(x), features: units });
  },
  // A product with one-hot rows, because on WebGPU the gradient of a look-up would add in an order that varies.
  build(x, { args: { units }, input, weight }) {
    const [batch, steps] = x.type.shape as [number, number];
    const { vocabulary } = input as { readonly vocabulary: number };
    const rows = reshape(oneHot(x, vocabulary), [batch * steps, vocabulary]);
    // A single row of the weight reaches each output.
    const vectors = matmul(rows, weight('weight', [vocabulary, units], { fanIn: 1, fanOut: units }));
    return reshape(vectors, [batch, steps, units]);
  },
};
