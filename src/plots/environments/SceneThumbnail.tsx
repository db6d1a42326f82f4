import { useEffect, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { worldPictures } from './index.ts';
import type { Scene } from './scene.ts';

interface Props extends Pick<Scene, 'state' | 'args' | 'tables'> {
  readonly environment: keyof typeof worldPictures;
  /** Side in design pixels. */
  readonly size: number;
}

/** How much wider than the picture a world is drawn that is small in a wide room. */
const WIDER: Partial<Record<Props['environment'], number>> = { cart_pole: 2.2 };

/** A world at its beginning, the size of a button, without words. */
export function SceneThumbnail({ environment, state, args, tables, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();
  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: size, height: size }, ratio);
    if (!context) return;
    const width = size * (WIDER[environment] ?? 1);
    context.save();
    context.font = '0px sans-serif';
    context.translate((size - width) / 2, 0);
    const scene = { state, args, tables, action: null, reward: null, palette };
    worldPictures[environment].draw(context, { width, height: size }, scene);
    context.restore();
  }, [environment, state, args, tables, size, palette, ratio]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} style={inRem({ width: size, height: size })} />
    </span>
  );
}
