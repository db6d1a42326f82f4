import type { Hyperparameter } from '../entry.ts';

/** The pixels of images that a scaler is fitted on together. */
export const imagesBy: Hyperparameter = {
  label: 'Images by',
  tex: 'C',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['pixel', 'channel'],
  effect: 'resample',
  explain:
    '“Channel” scales all pixels of a colour channel alike, so that an image remains a picture; “pixel” scales each pixel by itself.',
};
