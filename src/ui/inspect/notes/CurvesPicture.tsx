import { line, scaleLinear } from 'd3';
import { quantityOf } from '../../../goals/quantities.ts';
import { capitalized } from '../../../math/capitalized.ts';
import { formatShort } from '../../../math/format.ts';
import { svgSize } from '../../../plots/core/design-pixels.ts';
import { useSize } from '../../../plots/core/size.ts';
import { ticksOf } from '../../../plots/core/ticks.ts';
import { lossScale } from '../../../plots/curves/loss-scale.ts';
import styles from './CurvesPicture.module.css';

/** The curve of a run of a demonstration. */
export interface RunCurve {
  /** The quantity: `loss`, or the metric of an agent. */
  readonly of: string;
  readonly step: readonly number[];
  readonly train: readonly number[];
  /** Empty without validation examples. */
  readonly validation: readonly number[];
}

interface CurvesPictureProps {
  readonly curves: readonly RunCurve[];
  /** The name of each run. */
  readonly names: readonly string[];
}

const HEIGHT = 150;
const MARGIN = { top: 8, right: 10, bottom: 20, left: 42 };
/** Half the width of the longest label of a step. */
const HALF_LABEL = 36;
/** A larger quotient of the highest and the lowest loss needs a logarithmic axis. */
const WIDE = 10;

/** The losses of one or two runs over their steps, or the returns of agents. */
export function CurvesPicture({ curves, names }: CurvesPictureProps) {
  const [room, size] = useSize<HTMLDivElement>();
  const what = curves[0]?.of === 'loss' ? 'Loss' : capitalized(labelOf(curves[0]?.of ?? ''));
  const validates = curves.some(({ validation }) => validation.length > 0);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span>{what} of</span>
        {names.map((name, index) => (
          <span key={name} className={styles.item}>
            <Sample look={`${styles.run} ${styles[`run${index}`]}`} />
            {name}
          </span>
        ))}
        {validates && (
          <span className={styles.item}>
            <Sample look={`${styles.run} ${styles.dashed}`} />
            in validation
          </span>
        )}
      </figcaption>
      <div
        ref={room}
        className={styles.picture}
        role="img"
        aria-label={curves.map((curve, index) => describe(names[index] ?? '', curve)).join('; ')}
      >
        {size && size.width > 0 && <Curves curves={curves} width={size.width} />}
      </div>
    </figure>
  );
}

function Sample({ look }: { readonly look: string }) {
  return (
    <svg {...svgSize(20, 8)} aria-hidden="true">
      <line className={look} x2="20" y1="4" y2="4" />
    </svg>
  );
}

function labelOf(quantity: string): string {
  return quantityOf(quantity)?.label ?? quantity;
}

/** "Sigmoid: training loss from 0.7 to 0.69 in 300 steps". */
function describe(name: string, { of, step, train }: RunCurve): string {
  const [from, to] = [train[0] ?? Number.NaN, train.at(-1) ?? Number.NaN];
  return `${name}: ${labelOf(of)} from ${formatShort(from)} to ${formatShort(to)} in ${step.at(-1) ?? 0} steps`;
}

function Curves({ curves, width }: { readonly curves: readonly RunCurve[]; readonly width: number }) {
  const values = curves.flatMap(({ train, validation }) => [...train, ...validation]).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const kind = low > 0 && high > WIDE * low ? 'log' : 'linear';
  const up = lossScale(kind, low, high, HEIGHT - MARGIN.bottom, MARGIN.top);
  const last = Math.max(...curves.map(({ step }) => step.at(-1) ?? 0));
  const across = scaleLinear([0, last], [MARGIN.left, width - MARGIN.right]);
  const path = (step: readonly number[], heights: readonly number[]) =>
    line<number>()
      .defined((height) => Number.isFinite(height))
      .x((_, index) => across(step[index] ?? 0))
      .y(up.map)(heights) ?? '';
  return (
    <svg {...svgSize(width, HEIGHT)} fontSize={11} aria-hidden="true">
      <g className={styles.axis}>
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} y1={up.map(tick)} y2={up.map(tick)} />
            <text x={MARGIN.left - 6} y={up.map(tick)} dy="0.33em" textAnchor="end">
              {formatShort(tick)}
            </text>
          </g>
        ))}
        {ticksOf(across, 4).map((tick, index, all) => {
          const isAtEdge = across(tick) > width - HALF_LABEL;
          return (
            <text
              key={tick}
              x={isAtEdge ? width : across(tick)}
              y={HEIGHT - 4}
              textAnchor={index === 0 ? 'start' : isAtEdge ? 'end' : 'middle'}
            >
              {tick.toLocaleString('en')}
              {index === all.length - 1 ? ' steps' : ''}
            </text>
          );
        })}
      </g>
      {curves.map(({ step, train, validation }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is identified by its index
        <g key={index} className={`${styles.run} ${styles[`run${index}`]}`}>
          <path d={path(step, train)} />
          {validation.length > 0 && <path className={styles.dashed} d={path(step, validation)} />}
        </g>
      ))}
    </svg>
  );
}
