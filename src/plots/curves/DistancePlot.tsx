import { scaleLinear } from 'd3';
import { inRem, svgSize } from '../core/design-pixels.ts';
import { useSize } from '../core/size.ts';
import { niceScale, ticksOf } from '../core/ticks.ts';
import styles from './DistancePlot.module.css';

interface Props {
  /** Scores by the distance, from 0 on; a score that is not finite is a gap. */
  readonly curves: readonly { readonly name: string; readonly scores: readonly number[] }[];
  /** Name of the picture. */
  readonly label: string;
  /** The ends of the vertical axis; null for 0 and the largest score. */
  readonly yRange: readonly [number, number] | null;
  /** Writes a score beside the vertical axis. */
  readonly write: (score: number) => string;
  readonly height: number;
}

const MARGIN = { top: 8, right: 84, bottom: 34, left: 44 };
/** Names at the ends of curves are at least this far apart. */
const LINE = 14;

/** Curves over a distance in whole pixels. The numbers have to be in a table beside it. */
export function DistancePlot({ curves, label, yRange, write, height }: Props) {
  const [room, size] = useSize<HTMLDivElement>();
  const width = size?.width ?? 0;
  const furthest = Math.max(1, ...curves.map(({ scores }) => scores.length - 1));
  const finite = curves.flatMap(({ scores }) => scores.filter(Number.isFinite));
  const x = scaleLinear([0, furthest], [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)]);
  const y = niceScale(yRange ?? [0, Math.max(0, ...finite)], [height - MARGIN.bottom, MARGIN.top], 4);
  const ends = curves.map(({ scores }) => y(scores.findLast(Number.isFinite) ?? 0));
  const labels = ends.map((end, index) => {
    const [other] = ends.filter((_, place) => place !== index);
    if (other === undefined || Math.abs(end - other) >= LINE) return end;
    const isUpper = end < other || (end === other && index === 0);
    return (end + other) / 2 + (isUpper ? -LINE / 2 : LINE / 2);
  });
  return (
    <div ref={room} className={styles.plot} style={inRem({ height })}>
      {width > 0 && (
        <svg {...svgSize(width, height)} role="img" aria-label={label} fontSize={11}>
          {ticksOf(y, 4).map((tick) => (
            <g key={tick} transform={`translate(0,${y(tick)})`}>
              <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={MARGIN.left - 6} dy="0.33em" textAnchor="end">
                {write(tick)}
              </text>
            </g>
          ))}
          {Array.from({ length: furthest + 1 }, (_, distance) => (
            <text
              // biome-ignore lint/suspicious/noArrayIndexKey: a tick is identified by its distance
              key={distance}
              x={x(distance)}
              y={height - MARGIN.bottom + 16}
              textAnchor="middle"
            >
              {distance}
            </text>
          ))}
          <text x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 3} textAnchor="middle">
            pixels
          </text>
          {curves.map(({ name, scores }, index) => (
            <g key={name} className={styles.curve} data-curve={index}>
              <path d={pathOf(scores, x, y)} />
              {scores.map(
                (score, distance) =>
                  Number.isFinite(score) && (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a point is identified by its distance
                    <circle key={distance} cx={x(distance)} cy={y(score)} r={2.6} />
                  ),
              )}
              <text x={x(furthest) + 8} y={labels[index]} dy="0.33em">
                {name}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function pathOf(scores: readonly number[], x: (value: number) => number, y: (value: number) => number): string {
  let path = '';
  scores.forEach((score, distance) => {
    if (!Number.isFinite(score)) return;
    path += `${Number.isFinite(scores[distance - 1] ?? Number.NaN) ? 'L' : 'M'}${x(distance)} ${y(score)}`;
  });
  return path;
}
