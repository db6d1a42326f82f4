import { useRef } from 'react';
import curveStyles from './CurvePlot.module.css';
import { type Palette, usePalette } from './color.ts';
import type { Cursor, Shown } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { curveOf, dot, drawCurve, extentOf } from './draw-curve.ts';
import { cursorStep } from './draw-curves.ts';
import { formatNumber } from './format.ts';
import { EmptyText } from './Legend.tsx';
import { LiveCanvas } from './LiveCanvas.tsx';
import { show } from './live.ts';
import { drawLossAxes } from './loss-axes.ts';
import { announce, PlotCursor } from './PlotCursor.tsx';
import { type Reading, readCurves, sayReading } from './reading.ts';
import { showReading } from './showReading.ts';
import type { Size } from './size.ts';
import type { CurveData, LiveSource } from './types.ts';
import { useCursor } from './useCursor.ts';
import type { StepRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<CurveData>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
}

/** How much the loss on validation examples is above that on training examples, over the steps. Live. */
export function GapPlot({ source, label, height, zoom, onZoom }: Props) {
  const palette = usePalette();
  const { cursor, both } = useCursor(source);
  const shown = useRef<DrawnGap>(null);
  const overlay = useRef<HTMLDivElement>(null);
  const empty = useRef<HTMLParagraphElement>(null);
  const reading = useRef<HTMLDivElement>(null);
  return (
    <LiveCanvas
      source={both}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, data) => {
        const drawn = data && drawGap(context, size, data, zoom, palette, cursor.get());
        shown.current = drawn;
        show(empty.current, !drawn);
        showReading(reading.current, drawn?.reading ?? null, size.width, formatNumber);
        if (drawn) announce(overlay.current, drawn, cursor.get().step);
      }}
    >
      <EmptyText ref={empty}>There is no gap to see yet.</EmptyText>
      <PlotCursor ref={overlay} cursor={cursor} shown={shown} zoom={zoom} onZoom={onZoom} />
      <div ref={reading} className={curveStyles.reading} aria-hidden="true" hidden />
    </LiveCanvas>
  );
}

type DrawnGap = Shown & { readonly reading: { readonly x: number; readonly of: Reading } | null };

/** Null where there is nothing to draw. */
function drawGap(
  context: CanvasRenderingContext2D,
  size: Size,
  data: CurveData,
  zoom: StepRange | null,
  palette: Palette,
  cursor: Cursor,
): DrawnGap | null {
  const { step, trainLoss, validationLoss } = data.history;
  const whole: StepRange = [step[0] ?? 0, step[step.length - 1] ?? 0];
  const range = zoom && zoom[0] < whole[1] ? zoom : whole;
  const gap = Array.from(validationLoss, (loss, place) => loss - (trainLoss[place] as number));
  const curve = curveOf(step, gap, 0, range);
  const extent = extentOf([curve], 'linear');
  if (!extent) return null;

  const axes = drawLossAxes(
    context,
    size,
    { steps: range, losses: [extent[0], Math.max(0, extent[1])] },
    'linear',
    palette,
  );
  context.beginPath();
  context.moveTo(axes.left, axes.y.map(0));
  context.lineTo(axes.right, axes.y.map(0));
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  context.stroke();
  drawCurve(context, axes, curve, { color: palette.ink, width: 1.8, dash: [] });
  drawBrush(context, axes, cursor, palette);

  const at = cursorStep(cursor, axes, range, step);
  const reading = at === null ? null : readCurves({ ...data, ghosts: [] }, 'loss', at);
  if (reading?.place != null) {
    const x = Math.round(axes.x(reading.step)) + 0.5;
    context.beginPath();
    context.moveTo(x, axes.top);
    context.lineTo(x, axes.bottom);
    context.stroke();
    dot(context, axes, reading.step, gap[reading.place] as number, palette.ink);
  }
  return {
    stepAt: axes.stepAt,
    steps: step,
    whole,
    range,
    said: reading ? sayReading(reading, formatNumber) : '',
    reading: reading && { x: axes.x(reading.step), of: reading },
  };
}
