import { useRef } from 'react';
import type { Scene } from '../../gallery/thumbnails/scene.ts';
import { usePalette } from '../../plots/core/color.ts';
import { inRem } from '../../plots/core/design-pixels.ts';
import { useLiveDraw } from '../../plots/core/live.ts';
import { prepareCanvas } from '../../plots/core/size.ts';
import type { LiveSource } from '../../plots/core/types.ts';
import { drawScene } from './draw-scene.ts';

interface SceneCanvasProps {
  readonly source: LiveSource<Scene>;
  /** Width and height in design pixels. */
  readonly size: number;
}

/** The scene of a run. Decorative, because the text beside it says what to look at. */
export function SceneCanvas({ source, size }: SceneCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useLiveDraw(source, (scene) => {
    const context = canvas.current && prepareCanvas(canvas.current, { width: size, height: size });
    if (context && scene) drawScene(context, size, scene, palette);
  });
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} style={{ display: 'block', ...inRem({ width: size, height: size }) }} />
    </span>
  );
}
