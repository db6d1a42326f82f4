import { useMemo } from 'react';
import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { ExampleView, RunView } from '../../../runtime/protocol.ts';
import { useExampleWish } from '../../../store/example.ts';

/** The image in view: an example of the data, or one that a person draws. */
export interface InView {
  /** What the engine is asked about. */
  readonly wish: ExampleView['of'];
  readonly image: ImageSize;
  /** Its pixels, from 0 to 1, as before the scaling. */
  readonly pixels: Float32Array;
  /** Its class or target number; null for a drawing. */
  readonly label: number | null;
}

/** The image in view; null if there is none. */
export function useInView(view: RunView): InView | null {
  const wish = useExampleWish(view);
  return useMemo(() => {
    const image = imageSizeOf(view.sample);
    if (!wish || !image) return null;
    if ('image' in wish) return { wish, image, pixels: Float32Array.from(wish.image), label: null };
    if (!('index' in wish)) return null;
    const label = view.points.labels[wish.index] as number;
    return { wish, image, pixels: pixelsAt(view, wish.index), label };
  }, [view, wish]);
}

/** The image of an example, from 0 to 1, as before the scaling. */
export function pixelsAt(view: RunView, index: number): Float32Array {
  const width = view.features.length;
  return pixelsOfInput(view, view.points.features.subarray(index * width, (index + 1) * width));
}

/** Whether a finding is about the image in view. For a drawing it may be a stroke behind. */
export function isOf(of: ExampleView['of'], { wish }: InView): boolean {
  if ('index' in of) return 'index' in wish && of.index === wish.index;
  return 'image' in of && 'image' in wish;
}
