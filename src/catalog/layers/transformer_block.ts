import type { Value } from '../../ir/graph.ts';
import { add, matmul, mul, reshape } from '../../ops/index.ts';
import { attend, heads, outputOfAttention } from './attention.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { isCausal, mask, settledMask } from './masks.ts';
import { standardized } from './standardized.ts';
import { units } from './units.ts';

const NORMS = ['before', 'after'] as const;

/** What the normalization adds to the variance. */
const EPSILON = 1e-5;

export const transformerBlock: LayerDef<'heads' | 'width' | 'norm' | 'mask' | 'freeze'> = {
  label: 'Transformer block',
  short: 'Transf.',
  tex: '\\begin{aligned} \\text{before: } u &= x + \\operatorname{att}(\\mathcal{N}_1(x)), & a &= u + \\operatorname{ff}(\\mathcal{N}_2(u)) \\\\ \\text{after: } u &= \\mathcal{N}_1(x + \\operatorname{att}(x)), & a &= \\mathcal{N}_2(u + \\operatorname{ff}(u)) \\\\ \\operatorname{ff}(z) &= \\varphi(z W_1 + b_1)\\, W_2 + b_2 \\end{aligned}',
  hyper: {
    heads,
    width: {
      ...units(
        'Feed-forward units',
        'More units allow a more intricate change of each step by itself, but cost more time and overfit more easily.',
      ),
      tex: 'm',
      default: 64,
    },
    norm: {
      label: 'Normalization',
      tex: '\\text{norm}',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: NORMS,
      effect: 'recompile',
      explain:
        '“Before” normalizes what attention and the feed-forward part receive, and trains at once; “after” normalizes the sums, as in the original, and needs a learning rate that warms up.',
    },
    mask,
    freeze,
  },
  aliases: ['transformer', 'transformer_encoder_layer', 'encoder_block'],
  positional: ['heads', 'width', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  activation: 'relu',
  takes: 'sequence',
  mixing: 'all',
  settle: settledMask,
  output: outputOfAttention,
  build(x, { args, ...context }) {
    const { weight, bias, parameter, activate } = context;
    const [batch, steps, features] = x.type.shape as [number, number, number];
    const attention = (rows: Value) =>
      attend(rows, { batch, steps, heads: args.heads, causal: isCausal(args) }, context);
    const feedForward = (rows: Value) => {
      const { width } = args;
      const inner = add(
        matmul(rows, weight('linear1_weight', [features, width], { fanIn: features, fanOut: width })),
        bias('linear1_bias', [width]),
      );
      const outer = weight('linear2_weight', [width, features], { fanIn: width, fanOut: features });
      return add(matmul(activate(inner), outer), bias('linear2_bias', [features]));
    };
    const normalize = (name: string) => (rows: Value) => {
      const scale = parameter(`${name}_scale`, [features], 1);
      const shift = parameter(`${name}_shift`, [features], 0);
      return add(mul(standardized(rows, [1], EPSILON), scale), shift);
    };

    const rows = reshape(x, [batch * steps, features]);
    const [norm1, norm2] = [normalize('norm1'), normalize('norm2')];
    if (NORMS[args.norm] === 'after') {
      const attentive = norm1(add(rows, attention(rows)));
      return reshape(norm2(add(attentive, feedForward(attentive))), x.type.shape);
    }
    const attentive = add(rows, attention(norm1(rows)));
    return reshape(add(attentive, feedForward(norm2(attentive))), x.type.shape);
  },
};
