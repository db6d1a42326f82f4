import { copies } from './copies.ts';
import type { AugmentationDef } from './definition.ts';
import { warp } from './warp.ts';

export const shift: AugmentationDef<'pixels' | 'copies'> = {
  label: 'Shift',
  tex: "\\begin{aligned} x'_{uv} &= x_{u - a,\\, v - b} \\\\ a, b &\\sim \\mathcal{U}(-s, s) \\end{aligned}",
  text: 'Adds copies of each training image that are moved sideways and up or down by up to s pixels; fractions of a pixel are interpolated, and pixels that enter at the border are zero. A dense network treats each pixel as a separate input and does not know which pixels are neighbours, so a digit one pixel to the right is new to it; shifted copies teach it what a convolution has built in. Keep s below the empty margin of the images, or strokes leave the frame: on 8 by 8 digits one pixel is plenty, on 28 by 28 about two. Do not use it where the network has to learn the position itself.',
  differs:
    'RandomAffine(translate) in torchvision takes fractions of the size and always rounds the shift to whole pixels. RandomTranslation in Keras also takes fractions, interpolates, and mirrors the image at the border.',
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
