import { add, mul } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const weightNoise: RegularizerDef<'sd'> = {
  label: 'Weight noise',
  tex: '\\tilde{w} = w + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal{N}(0, 1)',
  text: 'Each step computes loss and gradient with weights that are shaken at random, and applies the update to the clean ones. A narrow minimum is high on average over such shakes, a wide one hardly notices, so training prefers wide minima, where small errors in a weight do little harm. It was popular in recurrent networks, and it prepares a model for imprecise hardware or coarse rounding. All examples of a batch share the disturbance, so the gradient stays noisy even with the whole data in one batch. σ must be small beside the weights, which depend on the layer’s width; above that training wanders without settling. Evaluation uses the clean weights.',
  differs:
    'No option of PyTorch or Keras. Some authors also disturb the biases, or scale σ with the weight; here it is added, to weights only.',
  reference: {
    authors: 'A. F. Murray, P. J. Edwards',
    year: 1994,
    title: 'Enhanced MLP performance and fault tolerance resulting from synaptic weight noise during training',
    url: 'https://doi.org/10.1109/72.317730',
  },
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.05,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'Higher shakes the weights more: wider minima are found, until nothing settles.',
    },
  },
  noise: { on: 'weights', build: (weight, normal, { sd }) => add(weight, mul(normal, sd)) },
};
