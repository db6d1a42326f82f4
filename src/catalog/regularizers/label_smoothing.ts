import { add, div, mul, sub } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const labelSmoothing: RegularizerDef<'smoothing'> = {
  label: 'Label smoothing',
  tex: '\\tilde{y}_k = (1 - s)\\, y_k + \\frac{s}{K}',
  text: 'Trains towards slightly uncertain targets: the share s of the probability is spread evenly over all K classes. With two classes and one output, 1 becomes 1 − s/2 and 0 becomes s/2. Cross-entropy with hard targets always asks for larger logits. With smoothed targets the best logits are finite, so the network stops before it is overconfident, its probabilities are better calibrated, and a few wrong labels do less damage. Values around s = 0.1 are usual. The training objective no longer reaches zero even when every prediction is correct. It is useless for regression, it hides how certain the network could be on clean data, and with s near 1 all classes look the same.',
  differs:
    'The same as label_smoothing of CrossEntropyLoss in PyTorch and of BinaryCrossentropy and CategoricalCrossentropy in Keras. Some authors spread s over the wrong classes only.',
  reference: {
    authors: 'C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna',
    year: 2015,
    title: 'Rethinking the Inception Architecture for Computer Vision',
    url: 'https://arxiv.org/abs/1512.00567',
  },
  hyper: {
    smoothing: {
      label: 'Smoothing',
      tex: 's',
      default: 0.1,
      min: 0,
      max: 0.9,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value asks for less certain predictions; at 1 every class would be equally correct.',
    },
  },
  targets(target, { smoothing }) {
    const outputs = target.type.shape.at(-1) as number;
    const classes = outputs === 1 ? 2 : outputs;
    return add(mul(target, sub(1, smoothing)), div(smoothing, classes));
  },
};
