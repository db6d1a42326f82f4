import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';
import { warp } from './warp.ts';

export const shift: AugmentationDef<'pixels' | 'copies'> = {
  label: 'Shift',
  tex: "\\begin{aligned} x'_{uv} &= x_{u - a,\\, v - b} \\\\ a, b &\\sim \\mathcal{U}(-s, s) \\end{aligned}",
  hyper: {
    pixels: {
      label: 'Distance',
      tex: 's',
      default: 1,
      min: 0.25,
      max: 8,
      scale: 'log',
      unit: 'pixels',
      effect: 'resample',
      explain: 'A higher value moves the copies further.',
    },
    copies,
  },
  images: true,
  augment(row, { pixels }, random, image) {
    if (image === null) return row.slice();
    const [right, down] = [random.uniform(-pixels, pixels), random.uniform(-pixels, pixels)];
    return warp(row, image, (x, y) => [x - right, y - down]);
  },
};
