import { mul, reduceSum, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const l2: RegularizerDef<'lambda'> = {
  label: 'L2 penalty',
  tex: '\\mathcal{L} + \\lambda \\sum_w w^2',
  text: 'Adds the sum of the squared weights to the loss, so each weight is pulled towards zero in proportion to its size, by 2λw. Large weights pay most: the network spreads its work over many connections, and its boundary becomes smoother. Under plain gradient descent each step shrinks a weight by the factor 1 − 2ηλ, hence the name weight decay. It is the usual first remedy when the validation loss rises while the training loss falls. It leaves no weight at exactly zero. If λ is too large the network underfits and predictions drift towards the average; if 2ηλ exceeds 2 the weights themselves explode. Biases are not penalized.',
  differs:
    'No factor ½, as in regularizers.L2 of Keras; many texts write λ/2, which halves the pull. The weight_decay of PyTorch optimizers adds weight_decay·w to the gradient, so weight_decay = 2λ gives the same, except that it acts on biases too. With adaptive optimizers this penalty is divided by their step sizes like any gradient; the decoupled decay of AdamW is not, and is something else.',
  reference: {
    authors: 'A. Krogh, J. A. Hertz',
    year: 1991,
    title: 'A Simple Weight Decay Can Improve Generalization',
    url: 'https://proceedings.neurips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html',
  },
  hyper: { lambda: penaltyRate('\\lambda', 'Higher keeps the weights smaller and the function smoother.') },
  aliases: ['ridge', 'tikhonov'],
  penalty: (weight, { lambda }) => mul(reduceSum(square(weight)), lambda),
};
