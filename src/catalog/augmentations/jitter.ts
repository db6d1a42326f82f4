import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';

export const jitter: AugmentationDef<'deviation' | 'copies'> = {
  label: 'Jitter',
  tex: "\\begin{aligned} x_j' &= x_j + \\varepsilon_j \\\\ \\varepsilon_j &\\sim \\mathcal{N}(0, \\sigma^2) \\end{aligned}",
  text: 'Adds copies of each training example whose numbers are moved a little, by normal noise of standard deviation σ in units of the scaled inputs. It assumes that examples close together have the same target, fills the space between few examples, and smooths the boundary; to first order it acts as a penalty on steep gradients with respect to the input. Choose σ well below the distance between the classes: beyond that the copies carry wrong labels and the best boundary blurs. Categories are copied unchanged. These copies are drawn once and stay the same, unlike the input noise among the regularizers, which is drawn anew in every step and does not lengthen the epochs.',
  differs: 'Keras and PyTorch usually draw such noise anew in every epoch (GaussianNoise); here it is drawn once.',
  reference: {
    authors: 'C. M. Bishop',
    year: 1995,
    title: 'Training with Noise is Equivalent to Tikhonov Regularization',
    url: 'https://doi.org/10.1162/neco.1995.7.1.108',
  },
  hyper: {
    deviation: {
      label: 'Deviation',
      tex: '\\sigma',
      default: 0.1,
      min: 0.001,
      max: 2,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value moves the copies further from their originals.',
    },
    copies,
  },
  augment: (row, { deviation }, random) => row.map((value) => random.normal(value, deviation)),
};
