import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';
import { warp } from './warp.ts';

export const shift: AugmentationDef<'pixels' | 'copies'> = {
  label: 'Shift',
  tex: "\\begin{aligned} x'_{uv} &= x_{u - a,\\, v - b} \\\\ a, b &\\sim \\mathcal{U}(-s, s) \\end{aligned}",
  text: 'Adds copies of each training image that are moved sideways and up or down by up to s pixels; a fraction of a pixel is interpolated, and what comes in at the border is zero. A dense network sees each pixel as an input of its own and does not know that neighbours are neighbours, so a digit one pixel to the right is news to it; shifted copies teach it what a convolution has built in. Keep s below the empty margin of the images, or strokes leave the frame: on 8 by 8 digits one pixel is plenty, on 28 by 28 about two. Pointless where the position itself is what is to be learned.',
  differs:
    'RandomAffine(translate) in torchvision takes shares of the size and always rounds the shift to whole pixels. RandomTranslation in Keras also takes shares, interpolates, and mirrors the image at the border.',
  reference: {
    authors: 'P. Y. Simard, D. Steinkraus, J. C. Platt',
    year: 2003,
    title: 'Best practices for convolutional neural networks applied to visual document analysis',
    url: 'https://doi.org/10.1109/ICDAR.2003.1227801',
  },
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
      explain: 'Higher moves the copies further.',
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
