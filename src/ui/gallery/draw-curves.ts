import { line, scaleLinear } from 'd3';
import type { CurvesScene } from '../../gallery/thumbnails/scene.ts';
import type { Palette } from '../../plots/core/color.ts';
import { lossScale } from '../../plots/curves/loss-scale.ts';

const MARGIN = 8;
/** A larger quotient of the highest and the lowest loss needs a logarithmic axis. */
const WIDE = 10;
/** The highest loss, as a multiple of the first. */
const MOST = 20;

/** Draws losses or returns over the steps: training dashed, validation solid, as on the page; copies all alike. */
export function drawCurves(
  context: CanvasRenderingContext2D,
  side: number,
  scene: CurvesScene,
  palette: Palette,
): void {
  const { step, steps, lines, copies } = scene;
  const values = lines.flat().filter(Number.isFinite);
  if (values.length === 0) return;
  const start = Math.max(...lines.map(([first]) => first ?? Number.NaN).filter(Number.isFinite));
  // A run that diverges leaves the picture.
  const [low, high] = [
    Math.min(...values),
    Math.min(Math.max(...values), start > 0 ? MOST * start : Number.POSITIVE_INFINITY),
  ];
  const kind = low > 0 && high > WIDE * low ? 'log' : 'linear';
  const up = lossScale(kind, low, high, side - MARGIN, MARGIN);
  const across = scaleLinear([0, steps], [MARGIN, side - MARGIN]).clamp(true);
  context.strokeStyle = palette.hairline;
  context.lineWidth = 1;
  context.beginPath();
  for (const tick of up.ticks) {
    const level = Math.round(up.map(tick)) + 0.5;
    context.moveTo(MARGIN, level);
    context.lineTo(side - MARGIN, level);
  }
  context.stroke();
  const path = line<number>()
    .defined(Number.isFinite)
    .x((_, index) => across(step[index] ?? 0))
    .y((value) => (value > high ? -side : up.map(value)))
    .context(context);
  context.lineJoin = 'round';
  lines.forEach((line, index) => {
    const isTraining = index === 0 && lines.length > 1 && !copies;
    context.strokeStyle = copies ? palette.accent : isTraining ? palette.ink3 : palette.ink;
    context.globalAlpha = copies ? 0.55 : 1;
    context.lineWidth = copies ? 1.1 : isTraining ? 1.4 : 1.8;
    context.setLineDash(isTraining ? [5, 3] : []);
    context.beginPath();
    path(line);
    context.stroke();
  });
  context.setLineDash([]);
  context.globalAlpha = 1;
}
