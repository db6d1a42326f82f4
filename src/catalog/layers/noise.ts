import { add, mul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const noise: LayerDef<'sd'> = {
  label: 'Gaussian noise',
  tex: 'a_j = x_j + \\sigma\\, \\xi_j, \\quad \\xi_j \\sim \\mathcal{N}(0, 1)',
  text: 'Adds normal random numbers to what passes through, fresh for every value and step, and lets everything pass unchanged in evaluation. The layers behind it must give nearly the same answer for nearby inputs, so they learn smoother functions and larger margins between classes. Between hidden layers it discourages codes that hang on tiny differences. Compare σ with the spread of the values: after tanh 0.1 is mild and 1 drowns the signal. Behind an unbounded activation such as ReLU a network can escape by growing its weights until the noise no longer matters; normalization or a weight penalty prevents that. Too much noise looks like underfitting: both losses stay high.',
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
      explain: 'Higher blurs the values more: a smoother function, until the signal drowns.',
    },
  },
  aliases: ['gaussian_noise'],
  positional: ['sd'],
  choices: [],
  build: (x, { training, hyper: { sd }, random }) =>
    training ? add(x, mul(random('noise', x.type.shape, 'normal'), sd)) : x,
};
