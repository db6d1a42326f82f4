import { useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { STILL, useLiveDraw } from '../core/live.ts';
import { prepareCanvas, type Size } from '../core/size.ts';
import { type CodePicture, drawCodes } from './draw-codes.ts';

interface Props {
  readonly picture: CodePicture;
  readonly size: Size;
}

/** Codes on a line or a plane. Decorative: what contains it has the words. */
export function CodePlot({ picture, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useLiveDraw(STILL, () => {
    const context = canvas.current && prepareCanvas(canvas.current, size);
    if (context) drawCodes(context, size, picture, palette);
  });
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" style={inRem(size)} />;
}
