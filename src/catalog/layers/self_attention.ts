import { add, reshape } from '../../ops/index.ts';
import { attend, heads, outputOfAttention } from './attention.ts';
import type { LayerDef } from './definition.ts';
import { freeze } from './freeze.ts';
import { isCausal, mask, settledMask } from './masks.ts';

const SKIPS = ['no', 'yes'] as const;

export const selfAttention: LayerDef<'heads' | 'mask' | 'skip' | 'freeze'> = {
  label: 'Self-attention',
  short: 'Attention',
  tex: '\\begin{aligned} [Q_1, \\dots, Q_H, K_1, \\dots, V_H] &= x W_{\\text{in}} + b_{\\text{in}} \\\\ A_h &= \\operatorname{softmax}\\Bigl(\\frac{Q_h K_h^{\\top}}{\\sqrt{d / H}} + M\\Bigr) \\\\ a &= [A_1 V_1, \\dots, A_H V_H]\\, W_{\\text{out}} + b_{\\text{out}} \\\\ M_{ts} &= -\\infty \\text{ if causal and } s > t, \\text{ else } 0 \\end{aligned}',
  hyper: {
    heads,
    mask,
    skip: {
      label: 'Skip connection',
      tex: '\\text{skip}',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: SKIPS,
      rare: true,
      effect: 'recompile',
      explain: '“Yes” adds the input to the output, so that attention only corrects it.',
    },
    freeze,
  },
  aliases: ['attention', 'multi_head_attention', 'multihead_attention', 'mha'],
  positional: ['heads', 'mask'],
  choices: ['initializer', 'penalty'],
  takes: 'sequence',
  mixing: 'all',
  settle: settledMask,
  output: outputOfAttention,
  build(x, { args, ...context }) {
    const [batch, steps, features] = x.type.shape as [number, number, number];
    const attention = { batch, steps, heads: args.heads, causal: isCausal(args) };
    const rows = attend(reshape(x, [batch * steps, features]), attention, context);
    const result = reshape(rows, x.type.shape);
    return SKIPS[args.skip] === 'yes' ? add(x, result) : result;
  },
};
