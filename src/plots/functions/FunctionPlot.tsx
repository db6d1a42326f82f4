import { extent, line, scaleLinear } from 'd3';
import { formatNumber } from '../../math/format.ts';
import { inRem, svgSize } from '../core/design-pixels.ts';
import { useSize } from '../core/size.ts';
import { ticksOf } from '../core/ticks.ts';
import styles from './FunctionPlot.module.css';

export interface Curve {
  /** Shown in the legend; a curve without a name has no entry there. */
  readonly name?: string;
  readonly y: ArrayLike<number>;
  /** `first` and `second` are thick and differ in colour and dash; the others are thin, with the given dash. */
  readonly look: 'first' | 'second' | 'other' | 'other-second';
  /** Lengths of dashes and gaps; see `DASHES`. */
  readonly dash?: string;
}

/** Dashes for further curves, which make them distinguishable without colour. */
export const DASHES = ['7 3', '2 2.5', '9 3 2 3', '1 3.5', '12 4', '4 2 1 2 1 2'] as const;

interface Props {
  /** In increasing order. */
  readonly x: ArrayLike<number>;
  /** Later curves are drawn on top. */
  readonly curves: readonly Curve[];
  /** Name of the picture. */
  readonly label: string;
  /** The name of x, at the end of its axis. */
  readonly xName?: string;
  readonly height?: number;
}

const MARGIN = { top: 24, right: 8, bottom: 20, left: 34 };

/** Functions of one variable with axes through the origin. */
export function FunctionPlot({ x, curves, label, xName, height = 150 }: Props) {
  const [room, size] = useSize<HTMLDivElement>();
  const named = curves.filter(({ name }) => name !== undefined);
  return (
    <div className={styles.room} style={inRem({ height })} role="img" aria-label={label}>
      <div className={styles.legend} aria-hidden="true">
        {named.map(({ name, look, dash }) => (
          <span key={name} className={styles.item}>
            <CurveSample look={look} dash={dash} />
            {name}
          </span>
        ))}
      </div>
      <div ref={room} className={styles.picture}>
        {size && size.width > 0 && <Curves width={size.width} height={height} {...{ x, curves, xName }} />}
      </div>
    </div>
  );
}

/** A sample stroke for legends, drawn like its curve. */
export function CurveSample({ look, dash }: { look: Curve['look']; dash: string | undefined }) {
  return (
    <svg {...svgSize(20, 8)} className={styles.sample} aria-hidden="true">
      <line className={styles[look]} x2="20" y1="4" y2="4" strokeDasharray={dash} />
    </svg>
  );
}

interface CurvesProps {
  readonly x: ArrayLike<number>;
  readonly curves: readonly Curve[];
  readonly xName: string | undefined;
  readonly width: number;
  readonly height: number;
}

function Curves({ x, curves, xName, width, height }: CurvesProps) {
  const [left = 0, right = 1] = extent(Array.from(x).filter(Number.isFinite));
  const values = curves.flatMap(({ y }) => Array.from(y)).filter(Number.isFinite);
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
  const nameWidth = (xName?.length ?? 0) * 6 + 4;
  return (
    <svg {...svgSize(width, height)} fontSize={11} aria-hidden="true">
      <g className={styles.axis}>
        <line x1={MARGIN.left} x2={width - MARGIN.right} y1={originY} y2={originY} />
        <line x1={originX} x2={originX} y1={MARGIN.top} y2={height - MARGIN.bottom} />
        {ticksOf(across, 5).map((tick) => (
          <g key={tick} transform={`translate(${across(tick)},0)`}>
            <line y1={originY - 2} y2={originY + 2} />
            {across(tick) < width - MARGIN.right - nameWidth - 8 || !xName ? (
              <text y={height - 5} textAnchor="middle">
                {formatNumber(tick)}
              </text>
            ) : null}
          </g>
        ))}
        {ticksOf(up, 4).map((tick) => (
          <g key={tick} transform={`translate(0,${up(tick)})`}>
            <line x1={originX - 2} x2={originX + 2} />
            <text x={MARGIN.left - 8} dy="0.33em" textAnchor="end">
              {formatNumber(tick)}
            </text>
          </g>
        ))}
        {xName && (
          <text x={width - MARGIN.right} y={height - 5} textAnchor="end">
            {xName}
          </text>
        )}
      </g>
      {curves.map(({ y, look, dash }, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a curve is identified by its index
          key={index}
          className={styles[look]}
          strokeDasharray={dash}
          d={path(y)}
        />
      ))}
    </svg>
  );
}
