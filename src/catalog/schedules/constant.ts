import type { ScheduleDef } from './definition.ts';

export const constant: ScheduleDef = {
  label: 'Constant',
  tex: '\\eta_e = \\eta',
  text: 'Leaves the optimizer’s learning rate unchanged. Start with it: while you search for a good learning rate, a schedule would only confuse the picture, and for small networks with Adam a constant rate is often enough. Its weakness shows at the end. Mini-batch gradients are noisy, and because the steps never shrink, the weights keep moving around the minimum at a distance that grows with the rate; convergence proofs for noisy gradients require a falling rate. If the training loss levels off but jitters, switch to a decaying schedule; if it does not change or blows up, the learning rate itself is wrong.',
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
