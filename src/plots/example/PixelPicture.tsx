import { useEffect, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { outlineField, placePixels } from './draw-pixels.ts';
import styles from './PixelPicture.module.css';
import { drawPatch, type PatchRange } from './patch-colors.ts';
import type { Patch } from './types.ts';
import type { Field } from './windows.ts';

interface Props {
  readonly picture: Patch;
  readonly range: PatchRange;
  /** Longer side in design pixels. */
  readonly size: number;
  /** A rectangle of pixels that is outlined. */
  readonly field?: Field | null;
}

/** A small picture of numbers as pixels. Decorative, because the text beside it says what it is. */
export function PixelPicture({ picture, range, size, field = null }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();
  const longer = Math.max(picture.width, picture.height);
  const width = (size * picture.width) / longer;
  const height = (size * picture.height) / longer;

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width, height }, ratio);
    if (!context) return;
    drawPatch(context, picture, range, { x: 0, y: 0, width, height }, palette);
    if (!field) return;
    outlineField(context, placePixels({ x: 0, y: 0, width, height }, picture.width, picture.height), field, palette);
  }, [picture, range, width, height, field, palette, ratio]);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" className={styles.canvas} style={inRem({ width, height })} />;
}
