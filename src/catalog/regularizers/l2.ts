import { mul, reduceSum, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const l2: RegularizerDef<'lambda'> = {
  label: 'L2 penalty',
  tex: '\\mathcal{L} + \\lambda \\sum_w w^2',
  text: 'Adds the sum of the squared weights to the loss, so each weight is pulled towards zero in proportion to its size, by 2λw. Large weights cost most, so the network spreads its work over many connections and its boundary becomes smoother. With plain gradient descent each step shrinks a weight by the factor 1 − 2ηλ, hence the name weight decay. It is the usual first remedy when the validation loss rises while the training loss falls. It does not make any weight exactly zero. If λ is too large the network underfits and predictions drift towards the average; if 2ηλ exceeds 2 the weights themselves explode. Biases are not penalized.',
  differs:
    'There is no factor ½, as in regularizers.L2 of Keras; many texts write λ/2, which halves the pull. The weight_decay of PyTorch optimizers adds weight_decay·w to the gradient, so weight_decay = 2λ has the same effect, except that it also acts on biases. Adaptive optimizers divide the gradient of this penalty like any other gradient; they do not divide the decoupled decay of AdamW, which is therefore a different method.',
  reference: {
    authors: 'A. Krogh, J. A. Hertz',
    year: 1991,
    title: 'A Simple Weight Decay Can Improve Generalization',
    url: 'https://proceedings.neurips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html',
  },
  hyper: { lambda: penaltyRate('\\lambda', 'A higher value keeps the weights smaller and the function smoother.') },
  aliases: ['ridge', 'tikhonov'],
  penalty: (weight, { lambda }) => mul(reduceSum(square(weight)), lambda),
};
