import { epochsIn } from '../../math/epochs.ts';
import { formatNumber } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { nearest } from '../core/nearest.ts';
import type { Size } from '../core/size.ts';
import type { CurveData, LiveSource } from '../core/types.ts';
import type { Cursor } from './cursor.ts';
import { drawBrush } from './draw-brush.ts';
import { curveOf, dot, drawCurve, extentOf } from './draw-curve.ts';
import { clipToAxes, cursorStep } from './draw-curves.ts';
import { drawReferences, type Reference } from './draw-references.ts';
import styles from './GamePlot.module.css';
import { drawLossAxes } from './loss-axes.ts';
import { describeReading, type Reading } from './reading.ts';
import { type Drawn, StepPlot } from './StepPlot.tsx';
import { type StepRange, shownRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<CurveData>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  readonly zoom: StepRange | null;
  readonly onZoom: (range: StepRange | null) => void;
  /** The losses at which neither player can improve, in descending order. */
  readonly equilibrium: readonly Reference[];
}

/** The losses of a discriminator and its generator over the steps. Live. */
export function GamePlot({ source, label, height, zoom, onZoom, equilibrium }: Props) {
  const palette = usePalette();
  return (
    <StepPlot
      source={source}
      label={label}
      height={height}
      zoom={zoom}
      onZoom={onZoom}
      empty="There are no losses to show yet."
      draw={(context, size, data, cursor) => data && drawGame(context, size, data, equilibrium, zoom, palette, cursor)}
    >
      <Legend>
        <LegendItem width={18} mark={<line className={styles.discriminator} x2="18" y1="4" y2="4" />}>
          discriminator
        </LegendItem>
        <LegendItem width={18} mark={<line className={styles.generator} x2="18" y1="4" y2="4" />}>
          generator
        </LegendItem>
      </Legend>
    </StepPlot>
  );
}

/** Returns null if there is nothing to draw. */
function drawGame(
  context: CanvasRenderingContext2D,
  size: Size,
  { history, passes }: CurveData,
  equilibrium: readonly Reference[],
  zoom: StepRange | null,
  palette: Palette,
  cursor: Cursor,
): Drawn | null {
  const { step, values } = history;
  const whole: StepRange = [step[0] ?? 0, step[step.length - 1] ?? 0];
  const range = shownRange(zoom, whole);
  const players = [
    { name: 'discriminator', color: palette.ink, dash: [], of: 'train/loss' },
    { name: 'generator', color: palette.accent, dash: [6, 3], of: 'train/generatorLoss' },
  ].map((player) => ({ ...player, curve: curveOf(step, values[player.of] ?? [], 0, range) }));
  const extent = extentOf(
    players.map(({ curve }) => curve),
    'linear',
  );
  if (!extent) return null;

  const marks = equilibrium.map(({ value }) => value);
  const losses = [Math.min(extent[0], ...marks), Math.max(extent[1], ...marks)] as const;
  const axes = drawLossAxes(context, size, { steps: range, losses }, 'linear', palette);
  drawReferences(context, axes, equilibrium, palette);
  context.save();
  clipToAxes(context, axes);
  context.lineJoin = 'round';
  for (const { curve, color, dash } of players) drawCurve(context, axes, curve, { color, width: 1.8, dash });
  context.restore();
  drawBrush(context, axes, cursor, palette);

  const at = cursorStep(cursor, axes, range, step);
  const place = at === null ? null : nearest(step, at);
  const reading: Reading | null =
    at === null || place === null
      ? null
      : {
          step: at,
          epoch: epochsIn(at, passes),
          place,
          values: players.map(({ name, curve }) => ({ name, value: curve.values[place] as number })),
        };
  if (reading) {
    const x = Math.round(axes.x(reading.step)) + 0.5;
    context.beginPath();
    context.moveTo(x, axes.top);
    context.lineTo(x, axes.bottom);
    context.strokeStyle = palette.ink3;
    context.lineWidth = 1;
    context.stroke();
    reading.values.forEach(({ value }, index) => {
      dot(context, axes, reading.step, value, players[index]?.color ?? palette.ink);
    });
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
