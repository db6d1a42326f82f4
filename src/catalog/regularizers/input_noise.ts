import { add, mul } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const inputNoise: RegularizerDef<'sd'> = {
  label: 'Input noise',
  tex: '\\tilde{x} = x + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal{N}(0, 1)',
  text: 'Shifts every example a little at random each time it is used, so the network never sees exactly the same data twice and cannot thread its boundary between single examples. It is the simplest augmentation: it assumes that nearby inputs have the same target. For small σ it acts like a penalty on the slope of the output with respect to the input. Use it when you have few data and the features are on a similar scale; evaluation adds no noise. σ is in the units of the inputs: once it reaches the distance between classes, it blurs the very structure that the network should learn, and on the arms of a spiral that happens early.',
  reference: {
    authors: 'C. M. Bishop',
    year: 1995,
    title: 'Training with Noise is Equivalent to Tikhonov Regularization',
    url: 'https://doi.org/10.1162/neco.1995.7.1.108',
  },
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.1,
      min: 0,
      max: 2,
      scale: 'linear',
      unit: 'input units',
      effect: 'live',
      explain: 'A higher value blurs the examples more: a smoother boundary, until classes run into each other.',
    },
  },
  noise: { on: 'inputs', build: (x, normal, { sd }) => add(x, mul(normal, sd)) },
};
