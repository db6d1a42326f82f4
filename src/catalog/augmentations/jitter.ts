import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';

export const jitter: AugmentationDef<'deviation' | 'copies'> = {
  label: 'Jitter',
  tex: "\\begin{aligned} x_j' &= x_j + \\varepsilon_j \\\\ \\varepsilon_j &\\sim \\mathcal{N}(0, \\sigma^2) \\end{aligned}",
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
