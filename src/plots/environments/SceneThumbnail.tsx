import { useEffect, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { drawSmall, type EnvironmentId } from './draw-small.ts';
import type { Scene } from './scene.ts';

interface Props extends Pick<Scene, 'state' | 'args' | 'tables'> {
  readonly environment: EnvironmentId;
  /** Side in design pixels. */
  readonly size: number;
}

/** A world at its beginning, the size of a button, without words. */
export function SceneThumbnail({ environment, state, args, tables, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();
  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: size, height: size }, ratio);
    if (!context) return;
    drawSmall(context, size, environment, { state, args, tables, action: null, reward: null, palette });
  }, [environment, state, args, tables, size, palette, ratio]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} style={inRem({ width: size, height: size })} />
    </span>
  );
}
