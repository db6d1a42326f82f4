import { contours, line, scaleLinear } from 'd3';
import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { classColor, lookupColor, lookupGradient, type Palette, usePalette } from './color.ts';
import { featureText } from './FeatureName.tsx';
import { formatNumber } from './format.ts';
import {
  colorClasses,
  colorMap,
  firstMap,
  fits,
  labelRange,
  type MapRange,
  PixelBuffer,
  resolveRange,
} from './heatmap.ts';
import { setText, useLiveDraw } from './live.ts';
import styles from './OutputPlot.module.css';
import { prepareCanvas, type Size, useSize } from './size.ts';
import type { LiveSource, PlotFrame, PlotView, UnitRef } from './types.ts';

interface Props {
  readonly view: PlotView;
  readonly source: LiveSource<PlotFrame>;
  /** Name of the picture. */
  readonly label: string;
  /** Shows the map of one unit instead of the network's output. */
  readonly unit?: (UnitRef & { readonly range: MapRange }) | null;
  /** Of the picture with its axes, without the legend; from the width unless told. */
  readonly height?: number;
  /** Index into `view.points` of the example under the pointer. */
  readonly onHover?: (point: number | null) => void;
}

const MARGIN = { top: 4, right: 4, bottom: 34, left: 40 };
const POINT = 3.1;
const REACH = 9;

/** What the network says about every place of a plane: decision boundary, class regions or surface, with the examples on it. */
export function OutputPlot({ view, source, label, unit = null, height: wanted, onHover }: Props) {
  const palette = usePalette();
  const [room, outer] = useSize<HTMLDivElement>();
  const width = outer?.width ?? 0;
  const height = wanted ?? Math.round(Math.min(460, Math.max(200, width * 0.86)));
  const plot = useMemo<Size>(
    () => ({
      width: Math.max(0, width - MARGIN.left - MARGIN.right),
      height: Math.max(0, height - MARGIN.top - MARGIN.bottom),
    }),
    [width, height],
  );
  const labels = useMemo(() => labelRange(view.points.labels), [view]);
  const shown = unit && unit.layer >= 0 ? unit : null;
  const curve = drawsCurve(view) && !shown;

  const scales = useMemo(() => {
    const x = scaleLinear(view.grid.x, [0, plot.width]);
    const y = scaleLinear(curve ? padded(outputRange(view, labels)) : view.grid.y, [plot.height, 0]);
    return { x, y };
  }, [view, plot, labels, curve]);

  const places = useMemo(() => placePoints(view, scales, plot, curve), [view, scales, plot, curve]);

  const background = useRef<HTMLCanvasElement>(null);
  const foreground = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const low = useRef<HTMLSpanElement>(null);
  const high = useRef<HTMLSpanElement>(null);
  const buffer = useRef<PixelBuffer>(null);

  useLiveDraw(source, (frame) => {
    if (!background.current || plot.width === 0) return;
    const context = prepareCanvas(background.current, plot);
    if (!context || !fits(view, frame)) return;
    buffer.current ??= new PixelBuffer();
    const range = curve
      ? drawCurve(context, view, frame, scales, palette, labels)
      : drawMap(context, view, frame, plot, palette, labels, shown, buffer.current);
    setText(low.current, formatNumber(range[0], { digits: 2 }));
    setText(high.current, formatNumber(range[1], { digits: 2 }));
  });

  useEffect(() => {
    const context = foreground.current && plot.width > 0 && prepareCanvas(foreground.current, plot);
    if (context) drawPoints(context, view, places, palette, labels);
  }, [view, places, palette, labels, plot]);

  const hovered = useRef<number | null>(null);
  const point = (index: number | null) => {
    if (hovered.current === index) return;
    hovered.current = index;
    const style = ring.current?.style;
    if (style) {
      style.visibility = index === null ? 'hidden' : 'visible';
      if (index !== null) style.translate = `${places[index * 2]}px ${places[index * 2 + 1]}px`;
    }
    onHover?.(index);
  };
  const pointerMoved = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    point(nearest(places, event.clientX - box.left, event.clientY - box.top));
  };

  const [xFeature, yFeature = ''] = view.grid.labels;
  const yName = curve ? (view.task === 'binary' && view.boundary > 0 ? 'probability' : 'prediction') : yFeature;
  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={{ height }} role="img" aria-label={label}>
        {plot.width > 0 && (
          <>
            <svg className={styles.axes} width={width} height={height} aria-hidden="true">
              <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
                {scales.x.ticks(tickCount(plot.width)).map((tick) => (
                  <g key={tick} transform={`translate(${scales.x(tick)},${plot.height})`}>
                    <line y2={4} />
                    <text y={15} textAnchor="middle">
                      {formatNumber(tick)}
                    </text>
                  </g>
                ))}
                {(curve || yFeature) &&
                  scales.y.ticks(tickCount(plot.height)).map((tick) => (
                    <g key={tick} transform={`translate(0,${scales.y(tick)})`}>
                      <line x2={-4} />
                      <text x={-7} dy="0.33em" textAnchor="end">
                        {formatNumber(tick)}
                      </text>
                    </g>
                  ))}
                <text className={styles.axisName} x={plot.width / 2} y={plot.height + 30} textAnchor="middle">
                  {featureText(xFeature)}
                </text>
                {(curve || yFeature) && (
                  <text
                    className={styles.axisName}
                    transform={`translate(-31,${plot.height / 2}) rotate(-90)`}
                    textAnchor="middle"
                  >
                    {featureText(yName)}
                  </text>
                )}
              </g>
            </svg>
            <div
              className={styles.plot}
              style={{ left: MARGIN.left, top: MARGIN.top, ...plot }}
              onPointerMove={pointerMoved}
              onPointerLeave={() => point(null)}
            >
              <canvas ref={background} style={plot} />
              <canvas ref={foreground} style={plot} />
              <div ref={ring} className={styles.ring} />
            </div>
          </>
        )}
      </div>
      <figcaption className={styles.legend}>
        {view.task === 'multiclass' && !shown ? (
          view.classes.map((name, index) => (
            <span key={name} className={styles.item}>
              <span className={styles.swatch} style={{ background: classColor(palette, view.classes.length, index) }} />
              {name}
            </span>
          ))
        ) : (
          <span className={styles.item}>
            {view.task === 'binary' && !shown && view.classes[0] !== undefined && <span>{view.classes[0]}</span>}
            <span ref={low} className={styles.number} />
            <span className={styles.bar} style={{ backgroundImage: lookupGradient(palette.soft) }} />
            <span ref={high} className={styles.number} />
            {view.task === 'binary' && !shown && view.classes[1] !== undefined && <span>{view.classes[1]}</span>}
            {view.task === 'regression' && !shown && <span>prediction</span>}
            {shown && <span>activation</span>}
          </span>
        )}
        <span className={styles.shapes}>
          <span className={styles.item}>
            <svg width="10" height="10" aria-hidden="true">
              <circle cx="5" cy="5" r="3.4" />
            </svg>
            train
          </span>
          <span className={styles.item}>
            <svg width="10" height="10" aria-hidden="true">
              <path d="M5 .4 9.6 5 5 9.6.4 5Z" />
            </svg>
            validation
          </span>
        </span>
      </figcaption>
    </figure>
  );
}

type Scale = (value: number) => number;

/** One feature and one number to say: a curve tells more than stripes. */
function drawsCurve(view: PlotView): boolean {
  return view.grid.labels.length === 1 && view.task !== 'multiclass';
}

function drawMap(
  context: CanvasRenderingContext2D,
  view: PlotView,
  { maps }: PlotFrame,
  plot: Size,
  palette: Palette,
  labels: readonly [number, number],
  unit: (UnitRef & { readonly range: MapRange }) | null,
  buffer: PixelBuffer,
): readonly [number, number] {
  const { size } = view.grid;
  const cells = size * size;
  const output = view.layers.length - 1;
  const layer = unit?.layer ?? output;
  const first = firstMap(view, layer);
  const units = view.layers[layer]?.units ?? 0;
  const offset = (first + (unit?.unit ?? 0)) * cells;
  buffer.resize(size, size);

  let range = outputRange(view, labels);
  if (view.task === 'multiclass' && !unit) {
    colorClasses(maps, offset, cells, palette.confidence, units, buffer.pixels);
  } else {
    if (unit && layer !== output) range = resolveRange(unit.range, maps, first * cells, (first + units) * cells, 7);
    const target = { pixels: buffer.pixels, rowLength: size, start: 0 };
    colorMap(maps, offset, size, 1, range, palette.soft, target);
  }
  buffer.flush();
  context.imageSmoothingEnabled = true;
  // A value belongs to the centre of its cell, as a pixel does to its own.
  context.drawImage(buffer.canvas, 0, 0, plot.width, plot.height);
  if (view.task === 'binary' && layer === output) drawBoundary(context, view, maps, offset, plot, palette);
  return range;
}

/** The line where the network changes its mind. */
function drawBoundary(
  context: CanvasRenderingContext2D,
  { grid: { size }, boundary: level }: PlotView,
  maps: Float32Array,
  offset: number,
  plot: Size,
  palette: Palette,
) {
  const values = maps.subarray(offset, offset + size * size) as unknown as number[];
  const boundary = contours().size([size, size]).contour(values, level);
  const scaleX = plot.width / size;
  const scaleY = plot.height / size;
  const edge = (a: number, b: number) => (a <= 0.5 && b <= 0.5) || (a >= size - 0.5 && b >= size - 0.5);
  context.beginPath();
  for (const polygon of boundary.coordinates) {
    for (const polygonRing of polygon) {
      let before: number[] | null = null;
      for (const at of polygonRing) {
        const [x, y] = at as [number, number];
        // Rings close along the border of the grid; no boundary is there.
        if (!before || edge(before[0] as number, x) || edge(before[1] as number, y)) {
          context.moveTo(x * scaleX, y * scaleY);
        } else {
          context.lineTo(x * scaleX, y * scaleY);
        }
        before = at;
      }
    }
  }
  context.strokeStyle = palette.ink;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

function drawCurve(
  context: CanvasRenderingContext2D,
  view: PlotView,
  { maps }: PlotFrame,
  { x, y }: { x: Scale; y: Scale },
  palette: Palette,
  labels: readonly [number, number],
): readonly [number, number] {
  const { size } = view.grid;
  const offset = firstMap(view, view.layers.length - 1) * size * size;
  const [low, high] = view.grid.x;
  const row = maps.subarray(offset, offset + size);
  const path = line<number>()
    .x((_, index) => x(low + ((index + 0.5) / size) * (high - low)))
    .y((value) => y(value))
    .defined(Number.isFinite)
    .context(context);
  context.beginPath();
  path(row as unknown as number[]);
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.stroke();
  return outputRange(view, labels);
}

/** x and y in pixels for every point; NaN for those that are not drawn (test). */
function placePoints(view: PlotView, { x, y }: { x: Scale; y: Scale }, plot: Size, curve: boolean): Float32Array {
  const { count, positions, labels, part } = view.points;
  const places = new Float32Array(count * 2).fill(Number.NaN);
  for (let index = 0; index < count; index++) {
    if (part[index] === 2) continue;
    places[index * 2] = x(positions[index * 2] as number);
    places[index * 2 + 1] = curve
      ? y(targetOf(view, labels[index] as number))
      : view.grid.labels.length === 1
        ? // Nothing to tell on this axis: spread them, always alike.
          plot.height * (0.15 + 0.7 * ((index * 0.618034) % 1))
        : y(positions[index * 2 + 1] as number);
  }
  return places;
}

function drawPoints(
  context: CanvasRenderingContext2D,
  view: PlotView,
  places: Float32Array,
  palette: Palette,
  [low, high]: readonly [number, number],
) {
  const { count, labels, part } = view.points;
  // Of two classes no point is pale; numbers near the middle of the scale are, and need an edge.
  context.strokeStyle = view.task === 'regression' ? palette.ink2 : palette.surface;
  context.lineWidth = view.task === 'regression' ? 0.8 : 1.1;
  const radius = count > 800 ? POINT * 0.8 : POINT;
  for (let index = 0; index < count; index++) {
    const x = places[index * 2] as number;
    const y = places[index * 2 + 1] as number;
    if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
    const label = labels[index] as number;
    context.fillStyle =
      view.task === 'regression'
        ? lookupColor(palette.diverging, (label - low) / (high - low))
        : classColor(palette, view.classes.length, label);
    context.beginPath();
    if (part[index] === 1) {
      const reach = radius * 1.4;
      context.moveTo(x, y - reach);
      context.lineTo(x + reach, y);
      context.lineTo(x, y + reach);
      context.lineTo(x - reach, y);
      context.closePath();
    } else {
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
    context.stroke();
  }
}

function nearest(places: Float32Array, x: number, y: number): number | null {
  let best: number | null = null;
  let distance = REACH * REACH;
  for (let index = 0; index * 2 < places.length; index++) {
    const dx = (places[index * 2] as number) - x;
    const dy = (places[index * 2 + 1] as number) - y;
    if (dx * dx + dy * dy < distance) {
      distance = dx * dx + dy * dy;
      best = index;
    }
  }
  return best;
}

function tickCount(pixels: number): number {
  return Math.max(2, Math.min(6, Math.round(pixels / 60)));
}

/** What the output spans: the numbers to predict, or from one class to the other. */
function outputRange({ task, boundary }: PlotView, labels: readonly [number, number]): readonly [number, number] {
  return task === 'regression' ? labels : [2 * boundary - 1, 1];
}

/** What the network should say for a label: two classes stand at the ends of the range. */
function targetOf({ task, boundary }: PlotView, label: number): number {
  return task === 'binary' && label === 0 ? 2 * boundary - 1 : label;
}

function padded([low, high]: readonly [number, number]): [number, number] {
  const rim = (high - low) * 0.06;
  return [low - rim, high + rim];
}
