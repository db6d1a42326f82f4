import type { ScheduleDef } from './definition.ts';

export const constant: ScheduleDef = {
  label: 'Constant',
  tex: '\\eta_e = \\eta',
  text: 'Leaves the learning rate as the optimizer has it. It is where to start: while you search for a good rate, a schedule would only confuse the picture, and for small networks with Adam a constant rate often does. The weakness shows at the end. Mini-batch gradients are noisy, and with steps that never shrink the weights keep dancing about the minimum, at a distance that grows with the rate; convergence proofs for noisy gradients ask for a falling one. If the training loss levels off but jitters, switch to a decaying schedule; if it never moves or blows up, the rate itself is wrong.',
  reference: {
    authors: 'H. Robbins, S. Monro',
    year: 1951,
    title: 'A Stochastic Approximation Method',
    url: 'https://doi.org/10.1214/aoms/1177729586',
  },
  hyper: {},
  aliases: ['none'],
  factor: () => 1,
};
