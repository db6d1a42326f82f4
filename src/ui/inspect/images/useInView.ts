import { useMemo } from 'react';
import { type ImageSize, imageSizeOf } from '../../../math/sample.ts';
import { pixelsOfInput } from '../../../plots/example/ink.ts';
import type { ExampleView, RunView } from '../../../runtime/protocol.ts';
import { useExampleIn } from '../../../store/example.ts';

/** The example in view. */
export interface InView {
  /** What the engine is asked about. */
  readonly wish: ExampleView['of'] & { readonly index: number };
  readonly index: number;
  readonly image: ImageSize;
  /** Its image, from 0 to 1, as before the scaling. */
  readonly pixels: Float32Array;
  /** Its class or target number. */
  readonly label: number;
}

/** The example in view as an image; null if there is none. */
export function useInView(view: RunView): InView | null {
  const index = useExampleIn(view);
  return useMemo(() => {
    const image = imageSizeOf(view.sample);
    if (index === null || !image) return null;
    const label = view.points.labels[index] as number;
    return { wish: { index }, index, image, pixels: pixelsAt(view, index), label };
  }, [view, index]);
}

/** The image of an example, from 0 to 1, as before the scaling. */
export function pixelsAt(view: RunView, index: number): Float32Array {
  const width = view.features.length;
  return pixelsOfInput(view, view.points.features.subarray(index * width, (index + 1) * width));
}

/** Whether a finding is about this example. */
export function isOf(of: ExampleView['of'], inView: InView): boolean {
  return 'index' in of && of.index === inView.index;
}
