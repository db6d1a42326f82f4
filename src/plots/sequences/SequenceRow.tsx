import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { useLiveDraw } from '../core/live.ts';
import { prepareCanvas } from '../core/size.ts';
import type { LiveSource } from '../core/types.ts';
import { drawSequence, rowHeight, type Unscale } from './draw-sequence.ts';
import type { PredictedSequence, SequencesView } from './types.ts';

interface Props {
  readonly view: SequencesView;
  readonly source: LiveSource<PredictedSequence>;
  /** In design pixels. */
  readonly width: number;
  readonly unscale: Unscale;
}

/** A sequence with its prediction, redrawn whenever that changes. Decorative: what contains it has the words. */
export function SequenceRow({ view, source, width, unscale }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const font = useRef('');
  const height = rowHeight(view);
  useLiveDraw(source, (sequence) => {
    if (!canvas.current || !sequence) return;
    const context = prepareCanvas(canvas.current, { width, height });
    if (!context) return;
    font.current ||= `12px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    drawSequence(context, view, sequence, { width, height }, palette, unscale);
  });
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" style={inRem({ width, height })} />;
}
