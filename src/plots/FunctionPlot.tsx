import { extent, line, scaleLinear } from 'd3';
import styles from './FunctionPlot.module.css';
import { formatNumber } from './format.ts';
import { useSize } from './size.ts';

interface Props {
  /** Rising. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly derivative?: ArrayLike<number>;
  /** Name of the picture. */
  readonly label: string;
  /** Names of the curves. */
  readonly names?: readonly [value: string, derivative: string];
  /** Marks the function at this x. */
  readonly marker?: number;
  readonly height?: number;
}

const MARGIN = { top: 26, right: 8, bottom: 20, left: 34 };

/** A function and its derivative with axes through the origin. */
export function FunctionPlot({ x, y, derivative, label, names = ['f(x)', 'f′(x)'], marker, height = 150 }: Props) {
  const [room, size] = useSize<HTMLDivElement>();
  return (
    <div ref={room} className={styles.room} style={{ height }} role="img" aria-label={label}>
      {size && size.width > 0 && <Curves width={size.width} height={height} {...{ x, y, derivative, names, marker }} />}
    </div>
  );
}

interface CurvesProps {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly derivative: ArrayLike<number> | undefined;
  readonly names: readonly [string, string];
  readonly marker: number | undefined;
  readonly width: number;
  readonly height: number;
}

function Curves({ x, y, derivative, names, marker, width, height }: CurvesProps) {
  const [left = 0, right = 1] = extent(Array.from(x).filter(Number.isFinite));
  const values = [...Array.from(y), ...Array.from(derivative ?? [])].filter(Number.isFinite);
  const [low = 0, high = 1] = extent([0, ...values]);
  const rim = (high - low || 1) * 0.06;
  const across = scaleLinear([left, right], [MARGIN.left, width - MARGIN.right]);
  const up = scaleLinear([low - rim, (high > low ? high : low + 1) + rim], [height - MARGIN.bottom, MARGIN.top]);

  const indices = Array.from(x, (_, index) => index);
  const path = (heights: ArrayLike<number>) =>
    line<number>()
      .x((index) => across(x[index] as number))
      .y((index) => up(heights[index] as number))
      .defined((index) => Number.isFinite(heights[index]))(indices) ?? '';

  const originX = across(Math.min(right, Math.max(left, 0)));
  const originY = up(0);
  const markerY = marker === undefined ? Number.NaN : valueAt(x, y, marker);
  return (
    <svg className={styles.picture} width={width} height={height} aria-hidden="true">
      <g className={styles.axis}>
        <line x1={MARGIN.left} x2={width - MARGIN.right} y1={originY} y2={originY} />
        <line x1={originX} x2={originX} y1={MARGIN.top} y2={height - MARGIN.bottom} />
        {across.ticks(5).map((tick) => (
          <g key={tick} transform={`translate(${across(tick)},0)`}>
            <line y1={originY - 2} y2={originY + 2} />
            <text y={height - 5} textAnchor="middle">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {up.ticks(4).map((tick) => (
          <g key={tick} transform={`translate(0,${up(tick)})`}>
            <line x1={originX - 2} x2={originX + 2} />
            <text x={MARGIN.left - 8} dy="0.33em" textAnchor="end">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
      </g>
      {derivative && <path className={styles.derivative} d={path(derivative)} />}
      <path className={styles.value} d={path(y)} />
      {Number.isFinite(markerY) && (
        <circle className={styles.marker} cx={across(marker as number)} cy={up(markerY)} r={4} />
      )}
      <g className={styles.names} transform={`translate(${MARGIN.left},10)`}>
        <line className={styles.value} x2={18} />
        <text x={24} dy="0.33em">
          {names[0]}
        </text>
        {derivative && (
          <g transform={`translate(${46 + names[0].length * 6.5},0)`}>
            <line className={styles.derivative} x2={18} />
            <text x={24} dy="0.33em">
              {names[1]}
            </text>
          </g>
        )}
      </g>
    </svg>
  );
}

/** The function between the given places; NaN beyond them. */
function valueAt(x: ArrayLike<number>, y: ArrayLike<number>, at: number): number {
  for (let index = 1; index < x.length; index++) {
    const [from, to] = [x[index - 1] as number, x[index] as number];
    if (at < from || at > to) continue;
    const share = to > from ? (at - from) / (to - from) : 0;
    return (y[index - 1] as number) * (1 - share) + (y[index] as number) * share;
  }
  return Number.NaN;
}
