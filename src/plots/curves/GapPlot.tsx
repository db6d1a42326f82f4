import { formatNumber } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import type { Size } from '../core/size.ts';
import type { CurveData, LiveSource } from '../core/types.ts';
import type { Cursor } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { curveOf, dot, drawCurve, extentOf } from './draw-curve.ts';
import { cursorStep } from './draw-curves.ts';
import { drawLossAxes } from './loss-axes.ts';
import { describeReading, partsOf, readCurves } from './reading.ts';
import { type Drawn, StepPlot } from './StepPlot.tsx';
import { type StepRange, shownRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<CurveData>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
}

/** The difference between validation loss and training loss over the steps. Live. */
export function GapPlot({ source, label, height, zoom, onZoom }: Props) {
  const palette = usePalette();
  return (
    <StepPlot
      source={source}
      label={label}
      height={height}
      zoom={zoom}
      onZoom={onZoom}
      empty="There is no gap to show yet."
      draw={(context, size, data, cursor) => data && drawGap(context, size, data, zoom, palette, cursor)}
    />
  );
}

/** Returns null if there is nothing to draw. */
function drawGap(
  context: CanvasRenderingContext2D,
  size: Size,
  data: CurveData,
  zoom: StepRange | null,
  palette: Palette,
  cursor: Cursor,
): Drawn | null {
  const { step } = data.history;
  const [train, validation] = partsOf(data.history, 'loss');
  const whole: StepRange = [step[0] ?? 0, step[step.length - 1] ?? 0];
  const range = shownRange(zoom, whole);
  const gap = Array.from(validation, (loss, place) => loss - (train[place] as number));
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
  const reading = at === null ? null : readCurves({ ...data, ghosts: [] }, { quantity: 'loss' }, at);
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
    text: reading ? describeReading(reading, formatNumber) : '',
    reading: reading && { x: axes.x(reading.step), of: reading },
  };
}
