import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';
import { warp } from './warp.ts';

export const rotate: AugmentationDef<'degrees' | 'copies'> = {
  label: 'Rotate',
  tex: "\\begin{aligned} x'_{\\mathbf{p}} &= x_{R_{-\\theta} \\mathbf{p}} \\\\ \\theta &\\sim \\mathcal{U}(-\\alpha, \\alpha) \\end{aligned}",
  text: 'Adds copies of each training image that are rotated about its centre by up to α degrees either way. Each pixel is interpolated between the four pixels around its source position; corners that come from outside the image are zero. Handwriting slants, and people hold cameras at an angle: ten to fifteen degrees usually help. You have to judge whether the label survives the rotation: at 180 degrees a six is a nine, and long before that a seven resembles a one. On very small images interpolation blurs strokes, so the copies are paler than the originals and, with many copies, the network learns mostly from blurred ones.',
  differs:
    'RandomRotation in PyTorch takes the nearest pixel by default; RandomRotation in Keras takes a fraction of a full turn and mirrors the image at the border.',
  reference: {
    authors: 'D. C. Cireşan, U. Meier, L. M. Gambardella, J. Schmidhuber',
    year: 2010,
    title: 'Deep, Big, Simple Neural Nets for Handwritten Digit Recognition',
    url: 'https://doi.org/10.1162/NECO_a_00052',
  },
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
