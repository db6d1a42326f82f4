import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { STILL, useLiveDraw } from '../core/live.ts';
import { prepareCanvas, type Size } from '../core/size.ts';
import { drawEmbedding, type EmbeddingPicture } from './draw-embedding.ts';

interface Props {
  readonly picture: EmbeddingPicture;
  readonly size: Size;
}

/** Vectors as names in the plane. Decorative: what contains it has the words. */
export function EmbeddingPlot({ picture, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const font = useRef('');
  const palette = usePalette();
  useLiveDraw(STILL, () => {
    const context = canvas.current && prepareCanvas(canvas.current, size);
    if (!context) return;
    font.current ||= `12px ${getComputedStyle(context.canvas).fontFamily}`;
    context.font = font.current;
    drawEmbedding(context, size, picture, palette);
  });
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" style={inRem(size)} />;
}
