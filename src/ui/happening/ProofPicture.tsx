import { extent, line, scaleLinear, scaleLog } from 'd3';
import type { Proof } from '../../catalog/diagnoses/definition.ts';
import { formatNumber, formatPercent, formatShort } from '../../math/format.ts';
import styles from './ProofPicture.module.css';

const SIZES = {
  small: { width: 64, height: 20, margin: 2, labels: false },
  large: { width: 380, height: 110, margin: 18, labels: true },
} as const;

interface ProofPictureProps {
  readonly proof: Proof;
  readonly size: keyof typeof SIZES;
}

/** The numbers on which a diagnosis rests: a curve of the run, or a bar for each layer with the limit. */
export function ProofPicture({ proof, size }: ProofPictureProps) {
  return proof.kind === 'curves' ? <Curves lines={proof.lines} size={size} /> : <Bars {...proof} size={size} />;
}

type Part<K extends Proof['kind']> = Extract<Proof, { kind: K }>;

function Curves({ lines, size }: Pick<Part<'curves'>, 'lines'> & Pick<ProofPictureProps, 'size'>) {
  const { width, height, margin, labels } = SIZES[size];
  const known = lines.map(({ label, step, values }) => ({
    label,
    points: step.flatMap((one, place): [number, number][] => {
      const value = values[place] as number;
      return Number.isFinite(value) ? [[one, value]] : [];
    }),
  }));
  const all = known.flatMap(({ points }) => points);
  const [first = 0, last = 1] = extent(all, ([step]) => step);
  const [low = 0, high = 1] = extent(all, ([, value]) => value);
  const x = scaleLinear([first, last], [margin, width - margin]);
  const y = scaleLinear([low, high === low ? low + 1 : high], [height - margin, margin]);
  const path = line<[number, number]>()
    .x(([step]) => x(step))
    .y(([, value]) => y(value));
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${known.map(({ label }) => label).join(' and ')} over the steps, between ${formatShort(low)} and ${formatShort(high)}`}
      data-size={size}
    >
      {known.map(({ label, points }, place) => (
        <path key={label} d={path(points) ?? ''} className={place === 0 ? styles.line : styles.second} />
      ))}
      {labels && (
        <>
          <text x={margin} y={margin - 6}>
            {formatShort(high)}
          </text>
          <text x={margin} y={height - 4}>
            {formatShort(low)}
          </text>
          {known.map(({ label }, place) => (
            <text key={label} x={width - margin} y={margin - 6 + 14 * place} textAnchor="end">
              {place === 0 ? '— ' : '- - '}
              {label}
            </text>
          ))}
        </>
      )}
    </svg>
  );
}

/** Bars of a logarithmic scale begin this factor below the smallest. */
const ROOM = 0.3;

function Bars({ bars, limit, scale, size }: Omit<Part<'bars'>, 'kind'> & Pick<ProofPictureProps, 'size'>) {
  const { width, margin, labels } = SIZES[size];
  const rows = labels ? 18 : Math.max(2, 20 / bars.length);
  const height = labels ? bars.length * rows + 2 * margin : 20;
  const left = labels ? 130 : 0;
  const positive = [...bars.map(({ value }) => value), ...(limit === null ? [] : [limit])].filter((value) => value > 0);
  const [least = 1, most = 1] = extent(positive);
  const ends = [left, width - (labels ? 60 : 0)];
  const x =
    scale === 'log'
      ? scaleLog([least * ROOM, Math.max(most, least * 10)], ends).clamp(true)
      : scaleLinear([0, most], ends);
  const write = (value: number) => (scale === 'log' ? formatShort(value) : formatPercent(value));
  const top = labels ? margin : 0;
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={bars.map(({ label, value }) => `${label}: ${write(value)}`).join(', ')}
      data-size={size}
    >
      {bars.map(({ label, value }, place) => (
        <g key={label} transform={`translate(0, ${top + place * rows})`}>
          <rect
            x={left}
            y={rows * 0.15}
            width={Math.max(0, x(Math.max(value, scale === 'log' ? least * ROOM : 0)) - left)}
            height={rows * 0.7}
            className={styles.bar}
          />
          {labels && (
            <>
              <text x={left - 6} y={rows * 0.7} textAnchor="end">
                {label}
              </text>
              <text x={width - 54} y={rows * 0.7}>
                {write(value)}
              </text>
            </>
          )}
        </g>
      ))}
      {limit !== null && <line x1={x(limit)} x2={x(limit)} y1={top} y2={height - top} className={styles.limit} />}
      {limit !== null && labels && (
        <text x={x(limit)} y={margin - 5} textAnchor="middle">
          limit {scale === 'log' ? formatNumber(limit) : formatPercent(limit)}
        </text>
      )}
    </svg>
  );
}
