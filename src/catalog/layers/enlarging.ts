/** What layers that enlarge an image have in common. */
import { type ImageSize, imageSample, type SampleType } from '../../math/sample.ts';
import type { Hyperparameter } from '../entry.ts';
import type { Refusal } from './definition.ts';

/** How many times as wide and high the image becomes. */
export const factor: Hyperparameter = {
  label: 'Factor',
  tex: 's',
  default: 2,
  min: 1,
  max: 4,
  scale: 'linear',
  integer: true,
  effect: 'recompile',
  explain: 'A higher value makes the image that many times as wide and high.',
};

/** The longest side of an image that a layer makes, in pixels. */
const LONGEST = 128;

/** An image with `times` as many pixels along each side, or why that is too large. */
export function enlarged<Name extends string>(
  { height, width }: ImageSize,
  channels: number,
  times: number,
): SampleType | Refusal<Name> {
  const [rows, columns] = [height * times, width * times];
  if (Math.max(rows, columns) <= LONGEST) return imageSample({ channels, height: rows, width: columns });
  const limit = `at most ${LONGEST} pixels along a side are possible`;
  return { problem: `would make images of ${rows} × ${columns} pixels, but ${limit}`, instead: null };
}
