import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import { STILL, useLiveDraw } from '../core/live.ts';
import { prepareCanvas } from '../core/size.ts';
import { type AttentionEdges, type AttentionHead, drawAttention } from './draw-attention.ts';

interface Props {
  readonly head: AttentionHead;
  /** In design pixels. */
  readonly side: number;
  /** null for a small picture without names. */
  readonly edges?: AttentionEdges | null;
}

/** The attention of one head as a matrix. Decorative: what contains it has the words. */
export function AttentionPicture({ head, side, edges = null }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const buffer = useRef<PixelBuffer>(null);
  const font = useRef('');
  const palette = usePalette();
  useLiveDraw(STILL, () => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: side, height: side });
    if (!context) return;
    font.current ||= `11px ${getComputedStyle(context.canvas).fontFamily}`;
    context.font = font.current;
    buffer.current ??= new PixelBuffer();
    drawAttention(context, side, head, edges, palette, buffer.current);
  });
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" style={inRem({ width: side, height: side })} />;
}
