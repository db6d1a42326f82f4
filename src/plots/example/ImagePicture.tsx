import { useEffect, useRef } from 'react';
import type { ImageSize } from '../../math/sample.ts';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { drawImage } from './draw-image.ts';
import { outlineField, placePixels } from './draw-pixels.ts';
import styles from './PixelPicture.module.css';
import type { Field } from './windows.ts';

interface Props {
  /** [channels, height, width], from 0 to 1. */
  readonly pixels: ArrayLike<number>;
  readonly image: ImageSize;
  /** Longer side in design pixels. */
  readonly size: number;
  /** A rectangle of pixels that is outlined. */
  readonly field?: Field | null;
}

/** A small picture of an image in its colours. Decorative, because the text beside it says what it is. */
export function ImagePicture({ pixels, image, size, field = null }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();
  const longer = Math.max(image.width, image.height);
  const width = (size * image.width) / longer;
  const height = (size * image.height) / longer;

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width, height }, ratio);
    if (!context) return;
    const box = { x: 0, y: 0, width, height };
    drawImage(context, pixels, image, box, palette);
    if (field) outlineField(context, placePixels(box, image.width, image.height), field, palette);
  }, [pixels, image, width, height, field, palette, ratio]);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" className={styles.canvas} style={inRem({ width, height })} />;
}
