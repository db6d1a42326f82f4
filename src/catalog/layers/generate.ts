import { lengthOf } from '../../math/sample.ts';
import { add, matmul, reshape } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const generate: LayerDef<'noise'> = {
  label: 'Generated example',
  short: 'Generated',
  tex: '\\hat{x} = \\varphi(a W + b), \\quad a = \\ldots(z), \\quad z \\sim \\mathcal{N}(0, I)',
  hyper: {
    noise: {
      label: 'Noise',
      tex: 'n_z',
      default: 2,
      min: 1,
      max: 64,
      scale: 'log',
      integer: true,
      effect: 'recompile',
      explain: 'More numbers of noise let the generator vary its examples in more ways.',
    },
  },
  aliases: ['generator', 'generated'],
  positional: ['noise', 'activation'],
  choices: ['activation', 'initializer', 'penalty'],
  activation: 'linear',
  takes: 'whole',
  mixing: 'sum',
  divides: 'generator',
  output: (x, _args, beside) => beside?.sample ?? x,
  build(x, { sample, weight, bias, activate }) {
    const [batch, fanIn] = x.type.shape as [number, number];
    const fanOut = lengthOf(sample);
    const logits = add(matmul(x, weight('weight', [fanIn, fanOut], { fanIn, fanOut })), bias('bias', [fanOut]));
    return activate(reshape(logits, [batch, ...sample.shape]));
  },
};
