import { line, scaleLinear } from 'd3';
import { formatNumber } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { roundBound } from '../core/histogram.ts';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { Size } from '../core/size.ts';
import { ticksOf } from '../core/ticks.ts';
import type { LiveSource, RateHistory } from '../core/types.ts';
import { drawStepAxes } from './step-axes.ts';
import { thin } from './thin.ts';

interface Props {
  readonly source: LiveSource<RateHistory>;
  /** The planned learning rate for a step; null if it depends on the run. */
  readonly plan: ((step: number) => number) | null;
  /** Shows at least this many steps from the first one. */
  readonly horizon: number;
  /** Shows at most this many steps, the latest. */
  readonly longest: number;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Draws the plot without axes, at the height of a line of text. */
  readonly bare?: boolean;
}

const MARGIN = { top: 10, right: 8, bottom: 20, left: 44 };
const BARE = { top: 6, right: 6, bottom: 5, left: 2 };
const PLANNED = 400;

/** The learning rate over the steps: solid up to now, dashed for the future, with a dot at the current step. Live. */
export function RatePlot({ source, plan, horizon, longest, label, height, bare = false }: Props) {
  const palette = usePalette();
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      draw={(context, size, history) => drawRates(context, size, { history, plan, horizon, longest, bare }, palette)}
    />
  );
}

interface Drawn extends Pick<Props, 'plan' | 'horizon' | 'longest'> {
  readonly history: RateHistory | null;
  readonly bare: boolean;
}

function drawRates(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { history, plan, horizon, longest, bare }: Drawn,
  palette: Palette,
) {
  const margin = bare ? BARE : MARGIN;
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const steps = history?.step ?? [];
  const rates = history?.learningRate ?? [];
  const now = steps[steps.length - 1] ?? 0;
  const end = now > longest ? now * 1.02 : roundBound(Math.max(horizon, now * 1.15, 1));
  const start = Math.max(0, end - longest);
  const places = plan
    ? Array.from({ length: PLANNED + 1 }, (_, index) => {
        const step = Math.round(start + (index / PLANNED) * (end - start));
        return [step, plan(step)] as const;
      })
    : thin(rates, PLANNED).map((index) => [steps[index] as number, rates[index] as number] as const);
  const rate = rates[rates.length - 1] ?? Number.NaN;
  const x = scaleLinear([start, end], [left, right]).clamp(true);
  const y = scaleLinear([0, Math.max(...places.map(([, height]) => height), rate || 0, 1e-12)], [bottom, top]);

  if (!bare) {
    const ticks = ticksOf(y, 3).map((tick) => ({ at: y(tick), text: formatNumber(tick) }));
    drawStepAxes(context, { left, right, height }, x, 4, ticks, palette);
  }
  const path = line<readonly [number, number]>()
    .x(([step]) => x(step))
    .y(([, rate]) => y(rate))
    .context(context);
  context.lineJoin = 'round';
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1.3;
  context.setLineDash([3, 3]);
  context.beginPath();
  path(places.filter(([step]) => step >= now));
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.8;
  context.beginPath();
  path(places.filter(([step]) => step <= now));
  context.stroke();
  if (!Number.isFinite(rate)) return;
  context.beginPath();
  context.arc(x(now), y(rate), 3.2, 0, 2 * Math.PI);
  context.fillStyle = palette.accent;
  context.fill();
  context.strokeStyle = palette.surface;
  context.lineWidth = 1.2;
  context.stroke();
}
