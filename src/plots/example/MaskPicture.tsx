import { useEffect, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { drawMask, type Mask } from './draw-mask.ts';
import { outlineField, placePixels } from './draw-pixels.ts';
import styles from './PixelPicture.module.css';
import type { Field } from './windows.ts';

interface Props {
  readonly mask: Mask;
  /** Longer side in design pixels. */
  readonly size: number;
  /** A rectangle of pixels that is outlined. */
  readonly field?: Field | null;
}

/** A small picture of the class of every pixel. Decorative, because the text beside it says what it is. */
export function MaskPicture({ mask, size, field = null }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();
  const longer = Math.max(mask.width, mask.height);
  const width = (size * mask.width) / longer;
  const height = (size * mask.height) / longer;

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width, height }, ratio);
    if (!context) return;
    const place = placePixels({ x: 0, y: 0, width, height }, mask.width, mask.height);
    drawMask(context, mask, place, palette);
    if (field) outlineField(context, place, field, palette);
  }, [mask, width, height, field, palette, ratio]);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" className={styles.canvas} style={inRem({ width, height })} />;
}
