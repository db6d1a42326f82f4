import { add, mul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const noise: LayerDef<'sd'> = {
  label: 'Gaussian noise',
  tex: 'a_j = x_j + \\sigma\\, \\xi_j, \\quad \\xi_j \\sim \\mathcal{N}(0, 1)',
  text: 'Adds normal random numbers to the values that pass through, drawn anew for every value and step; in evaluation the values pass unchanged. The layers after it must give nearly the same output for nearby inputs, so they learn smoother functions and larger margins between classes. Between hidden layers it discourages representations that depend on tiny differences. Compare σ with the spread of the values: after tanh, 0.1 is mild and 1 drowns out the signal. After an unbounded activation such as ReLU, a network can evade the noise by growing its weights until the noise no longer matters; normalization or a weight penalty prevents that. Too much noise looks like underfitting: both losses stay high.',
  differs: 'Keras calls it GaussianNoise (argument stddev). PyTorch has no such layer.',
  reference: {
    authors: 'B. Poole, J. Sohl-Dickstein, S. Ganguli',
    year: 2014,
    title: 'Analyzing noise in autoencoders and deep networks',
    url: 'https://arxiv.org/abs/1406.1831',
  },
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.1,
      min: 0,
      max: 2,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value blurs the values more: the function gets smoother, until noise drowns out the signal.',
    },
  },
  aliases: ['gaussian_noise'],
  positional: ['sd'],
  choices: [],
  build: (x, { training, hyper: { sd }, random }) =>
    training ? add(x, mul(random('noise', x.type.shape, 'normal'), sd)) : x,
};
