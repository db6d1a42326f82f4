import { add, mul } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const weightNoise: RegularizerDef<'sd'> = {
  label: 'Weight noise',
  tex: '\\tilde{w} = w + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal{N}(0, 1)',
  text: 'Each step computes loss and gradient with weights that are randomly disturbed, and applies the update to the undisturbed ones. Averaged over such disturbances, the loss rises much in a narrow minimum and hardly in a wide one, so training prefers wide minima, where small errors in a weight do little harm. It was popular in recurrent networks, and it prepares a model for imprecise hardware or coarse rounding. All examples of a batch share the disturbance, so the gradient stays noisy even when one batch holds all the data. σ must be small compared with the weights, which depend on the layer’s width; with a larger σ training wanders without settling. Evaluation uses the undisturbed weights.',
  differs:
    'PyTorch and Keras have no such option. Some authors also disturb the biases, or scale σ with the weight; here noise is added to the weights only.',
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
      explain: 'A higher value disturbs the weights more: training finds wider minima, until it no longer settles.',
    },
  },
  noise: { on: 'weights', build: (weight, normal, { sd }) => add(weight, mul(normal, sd)) },
};
