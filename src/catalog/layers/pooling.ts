import type { Value } from '../../ir/graph.ts';
import { imageSample, type SampleType } from '../../math/sample.ts';
import type { Hyperparameters } from '../entry.ts';
import type { Refusal } from './definition.ts';
import { asImage } from './images.ts';
import {
  fittingSize,
  PADDINGS,
  padding,
  positionsOf,
  slidingOver,
  square,
  stride,
  type Window,
  whyTooLarge,
  windowSize,
} from './windows.ts';

export type PoolingName = 'size' | 'stride' | 'padding';

export const poolingHyper: Hyperparameters<PoolingName> = {
  size: windowSize(
    'Window',
    2,
    'A larger window keeps less of where something was: the output gets coarser, and tolerates larger shifts.',
  ),
  stride: stride(2),
  padding: { ...padding, default: PADDINGS.indexOf('valid') },
};

type Args = Readonly<Record<PoolingName, number>>;

function poolingWindow({ size, stride, padding }: Args): Window {
  return { size, stride, dilation: 1, padding: PADDINGS[padding] ?? 'valid' };
}

export const poolingReading = (args: Args) => square(poolingWindow(args));

/** The size of the windows and how they move over the images, in the form of the ops. */
export function windowsOf(x: Value, args: Args) {
  const [, , height, width] = x.type.shape as [number, number, number, number];
  const { strides, pads } = slidingOver(poolingWindow(args), { height, width });
  return [[args.size, args.size], { strides, ...(pads && { pads }) }] as const;
}

/** What pooling makes of an example: as many channels, with a value for each window. */
export function pooled(x: SampleType, args: Args): SampleType | Refusal<PoolingName> {
  const image = asImage(x);
  if ('problem' in image) return image;
  const { channels, height, width } = image;
  const sliding = poolingWindow(args);
  const problem = whyTooLarge('a window of', sliding, image);
  if (problem !== null) return { problem, instead: { ...args, size: fittingSize(sliding, image) } };
  return imageSample({ channels, height: positionsOf(sliding, height), width: positionsOf(sliding, width) });
}
