import { scaleLinear, scaleLog } from 'd3';
import type { KeyboardEvent, PointerEvent } from 'react';
import { formatShort } from '../../math/format.ts';
import { type Palette, usePalette } from '../core/color.ts';
import { inRem, pointerPlace, svgSize } from '../core/design-pixels.ts';
import { useSize } from '../core/size.ts';
import { isDrawn } from '../curves/log-key.ts';
import { spreadLabels } from '../curves/spread-labels.ts';
import styles from './StepNormsPlot.module.css';

/** A quantity at each step of a sequence. */
export interface NormLine {
  readonly name: string;
  readonly norms: readonly number[];
}

interface Props {
  readonly lines: readonly NormLine[];
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** The step that is read, from 0. */
  readonly step: number;
  /** What is read there, in words. */
  readonly text: string;
  readonly onStep: (step: number) => void;
}

const MARGIN = { top: 8, right: 108, bottom: 34, left: 52 };
const LABEL_GAP = 14;
const DASHES = ['', '6 3', '2 2', '9 3 2 3', '4 2 1 2 1 2', '12 3'];

/** The colour of the line with this index, and its dash, which distinguishes lines without colour. */
export function lineStyle({ ink, classes }: Palette, index: number) {
  const color = index === 0 ? ink : (classes[index % classes.length] as string);
  return { stroke: color, strokeDasharray: DASHES[index % DASHES.length] };
}

/**
 * Quantities over the steps of a sequence on a logarithmic axis. A value of 0 leaves a gap, marked by a cross at the lower
 * edge. A pointer or the arrow keys choose the step that is read.
 */
export function StepNormsPlot({ lines, label, height, step, text, onStep }: Props) {
  const [room, size] = useSize<HTMLDivElement>();
  const palette = usePalette();
  const width = size?.width ?? 0;
  const steps = Math.max(2, ...lines.map(({ norms }) => norms.length));
  const [left, right] = [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)];
  const [top, bottom] = [MARGIN.top, height - MARGIN.bottom];
  const x = scaleLinear([0, steps - 1], [left, right]);
  const drawn = lines.flatMap(({ norms }) => norms.filter(isDrawn));
  const [least, most] = drawn.length > 0 ? [Math.min(...drawn), Math.max(...drawn)] : [0.1, 1];
  const y = scaleLog([least / 1.3, most * 1.3], [bottom - 8, top]);
  const ends = lines.map(({ norms }) => {
    const end = norms.findLastIndex(isDrawn);
    return end < 0 ? bottom : y(norms[end] as number);
  });
  const places = spreadLabels(ends, LABEL_GAP, top + 4, bottom);

  const move = (to: number) => onStep(Math.max(0, Math.min(steps - 1, Math.round(to))));
  const follow = (event: PointerEvent<HTMLElement>) => move(x.invert(pointerPlace(event).x));
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: steps - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(to);
  };

  return (
    <div
      ref={room}
      className={styles.plot}
      style={inRem({ height })}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={step + 1}
      aria-valuetext={text}
      onPointerMove={follow}
      onPointerDown={follow}
      onKeyDown={keys}
    >
      {width > 0 && (
        <svg {...svgSize(width, height)} aria-hidden="true" fontSize={11}>
          {ticksIn(y, Math.floor((bottom - top) / 22)).map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`}>
              <line className={styles.grid} x1={left} x2={right} />
              <text x={left - 6} dy="0.33em" textAnchor="end">
                {formatShort(tick)}
              </text>
            </g>
          ))}
          {scaleLinear([1, steps], [left, right])
            .ticks(Math.min(steps, Math.max(2, Math.floor((right - left) / 48))))
            .filter(Number.isInteger)
            .map((tick) => (
              <text key={tick} x={x(tick - 1)} y={bottom + 16} textAnchor="middle">
                {tick}
              </text>
            ))}
          <text x={(left + right) / 2} y={height - 3} textAnchor="middle">
            step of the sequence
          </text>
          <line className={styles.cursor} x1={x(step)} x2={x(step)} y1={top} y2={bottom} />
          {lines.map(({ name, norms }, index) => {
            const style = lineStyle(palette, index);
            return (
              <g key={name} className={styles.line}>
                <path d={pathOf(norms, x, y)} style={style} />
                <path d={crossesOf(norms, x, bottom)} style={{ stroke: style.stroke }} />
                {isDrawn(norms[step] ?? 0) && (
                  <circle cx={x(step)} cy={y(norms[step] as number)} r={3.4} fill={style.stroke} />
                )}
                <text x={right + 8} y={places[index]} dy="0.33em">
                  {name}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** Powers of ten if there are enough, or else the round numbers between them. */
function ticksIn(y: ReturnType<typeof scaleLog>, room: number): readonly number[] {
  const [low, high] = y.domain() as [number, number];
  const first = Math.ceil(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  if (last - first < 1)
    return y.ticks(Math.max(2, room)).filter((_, index, all) => all.length <= room || index % 3 === 0);
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.max(2, room)));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((exponent) => exponent % every === 0)
    .map((exponent) => Number(`1e${exponent}`));
}

type Scale = (value: number) => number;

/** A line through the values that can be drawn; a value between two gaps is a dash. */
function pathOf(norms: readonly number[], x: Scale, y: Scale): string {
  let path = '';
  norms.forEach((norm, step) => {
    if (!isDrawn(norm)) return;
    const follows = isDrawn(norms[step - 1] ?? 0);
    path += `${follows ? 'L' : 'M'}${x(step)} ${y(norm)}`;
    if (!follows && !isDrawn(norms[step + 1] ?? 0)) path += 'm-3 0h6';
  });
  return path;
}

/** A cross for each value of 0. */
function crossesOf(norms: readonly number[], x: Scale, bottom: number): string {
  return norms.map((norm, step) => (norm === 0 ? `M${x(step) - 2.5} ${bottom - 2.5}l5 5m0 -5l-5 5` : '')).join('');
}
