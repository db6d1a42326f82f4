import { useEffect, useRef } from 'react';
import { usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { usePixelRatio } from '../core/pixel-ratio.ts';
import { prepareCanvas } from '../core/size.ts';
import { drawStepGrid, type StepCursor, type StepHead, type StepValues } from './draw-step-grid.ts';

interface Props {
  readonly head: StepHead;
  readonly grid: StepValues;
  readonly cursor: StepCursor | null;
  /** In design pixels. */
  readonly width: number;
  readonly height: number;
}

/** Numbers over the steps of a sequence, a row for each unit. Decorative: what contains it has the words. */
export function StepGrid({ head, grid, cursor, width, height }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  const ratio = usePixelRatio();

  useEffect(() => {
    const context = canvas.current && prepareCanvas(canvas.current, { width, height }, ratio);
    if (!context) return;
    context.font = `12px ${getComputedStyle(context.canvas).fontFamily}`;
    drawStepGrid(context, head, grid, cursor, { width, height }, palette);
  }, [head, grid, cursor, width, height, palette, ratio]);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tab index takes no focus
  return <canvas ref={canvas} aria-hidden="true" style={{ display: 'block', ...inRem({ width, height }) }} />;
}
