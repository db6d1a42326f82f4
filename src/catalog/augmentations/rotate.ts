import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';
import { warp } from './warp.ts';

export const rotate: AugmentationDef<'degrees' | 'copies'> = {
  label: 'Rotate',
  tex: "\\begin{aligned} x'_{\\mathbf{p}} &= x_{R_{-\\theta} \\mathbf{p}} \\\\ \\theta &\\sim \\mathcal{U}(-\\alpha, \\alpha) \\end{aligned}",
  hyper: {
    degrees: {
      label: 'Angle',
      tex: '\\alpha',
      default: 10,
      min: 1,
      max: 180,
      scale: 'log',
      unit: 'degrees',
      effect: 'resample',
      explain: 'A higher value rotates the copies further.',
    },
    copies,
  },
  images: true,
  augment(row, { degrees }, random, image) {
    if (image === null) return row.slice();
    const angle = (random.uniform(-degrees, degrees) * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return warp(row, image, (x, y) => [cos * x + sin * y, cos * y - sin * x]);
  },
};
