import { scaleLinear } from 'd3';
import type { CodesScene, PlaneScene } from '../../gallery/thumbnails/scene.ts';
import { UNSCALED } from '../../math/scale.ts';
import { classColor, lookupColor, type Palette } from '../../plots/core/color.ts';
import { labelRange, PixelBuffer } from '../../plots/core/heatmap.ts';
import type { PlotView } from '../../plots/core/types.ts';
import { drawCurve, drawMap } from '../../plots/output/draw-output.ts';
import { drawsCurve, padded, targetOf } from '../../plots/output/output-scale.ts';

const RADIUS = 2;
const buffer = new PixelBuffer();

/** Draws the output of a network on the plane, with examples and what the network makes of noise or of them. */
export function drawPlane(context: CanvasRenderingContext2D, side: number, scene: PlaneScene, palette: Palette): void {
  const view = plotViewOf(scene);
  const isCurve = drawsCurve(view);
  const plot = { width: side, height: side };
  const x = scaleLinear(scene.x, [0, side]);
  const targets = Array.from(scene.labels, (label) => targetOf(view, label));
  const y = scaleLinear(isCurve ? padded([Math.min(...targets), Math.max(...targets)]) : scene.y, [side, 0]);
  const frame = { parameters: new Float32Array(), maps: scene.output ?? new Float32Array() };
  if (scene.output && !isCurve) {
    const look = { threshold: scene.boundary, discrete: false };
    drawMap(context, view, frame, plot, palette, null, buffer, look);
  }
  const { positions, labels, classes } = scene;
  const range = labelRange(labels);
  const isFlat = scene.axes === 1;
  for (const [index, label] of labels.entries()) {
    const color =
      classes === 0
        ? lookupColor(palette.diverging, (label - range[0]) / (range[1] - range[0]))
        : classColor(palette, classes, label);
    const up = (isCurve ? targets[index] : positions[2 * index + 1]) as number;
    // This axis has no meaning, so the examples are spread over it.
    const level = isFlat && !isCurve ? side * (0.15 + 0.7 * ((index * 0.618034) % 1)) : y(up);
    drawDot(context, x(positions[2 * index] as number), level, color, palette);
  }
  if (isCurve) drawCurve(context, view, frame, { x, y }, palette, scene.boundary);
  for (let index = 0; index < (scene.made?.length ?? 0); index += 2) {
    const [across, up] = [scene.made?.[index] as number, scene.made?.[index + 1] as number];
    drawDot(context, x(across), y(up), scene.answer === 'input' ? palette.ink : palette.negative, palette);
  }
}

/** Draws the codes of examples in the colours of their classes. */
export function drawCodes(context: CanvasRenderingContext2D, side: number, scene: CodesScene, palette: Palette): void {
  const { positions, labels, classes } = scene;
  const place = (share: number) => side * (0.06 + 0.88 * share);
  for (const [index, label] of labels.entries()) {
    const [across, up] = [positions[2 * index] as number, positions[2 * index + 1] as number];
    drawDot(context, place(across), place(1 - up), classColor(palette, classes, label), palette);
  }
}

function drawDot(context: CanvasRenderingContext2D, x: number, y: number, color: string, { surface }: Palette): void {
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = surface;
  context.lineWidth = 0.5;
  context.stroke();
}

/** The view of a network that consists of its output alone. */
function plotViewOf(scene: PlaneScene): PlotView {
  const { answer, boundary, classes, size, axes, x, y, output, positions, labels, made } = scene;
  const count = labels.length;
  const units = output ? output.length / (size * size) : 0;
  return {
    answer,
    boundary,
    features: [],
    inputs: [],
    generator: made && answer !== 'input' ? { layers: 0 } : null,
    classes: new Array<string>(classes).fill(''),
    scales: new Map(),
    targetScale: UNSCALED,
    points: { count, features: [], positions, labels, part: new Uint8Array(count) },
    layers: [{ name: 'output', units, mixing: 'sum' }],
    parameters: [],
    grid: { size, labels: axes === 1 ? [''] : ['', ''], x, y },
    inputMaps: [],
  };
}
