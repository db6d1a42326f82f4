import { scaleLinear } from 'd3';
import { useCallback, useMemo } from 'react';
import { inRem, svgSize } from '../core/design-pixels.ts';
import { STILL } from '../core/live.ts';
import outputStyles from '../output/OutputPlot.module.css';
import { PointPicture, usePlotSize } from '../output/PointPicture.tsx';
import styles from './UnitSquarePlot.module.css';
import { curvePath, thinCurve, type UnitCurve } from './unit-curve.ts';

interface Props {
  /** Name of the picture. */
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  /** The name of the points. */
  readonly pointName: string;
  readonly curve: UnitCurve;
  /** `steps` draws each height back to the previous point; `dots` also marks every point. */
  readonly look: 'line' | 'steps' | 'dots';
  /** A dashed reference line from the left edge to the right. */
  readonly guide: readonly [left: number, right: number];
  /** The point of the current setting. */
  readonly mark?: { readonly x: number; readonly y: number } | null;
  /** Heights of bars of equal width. */
  readonly bars?: readonly number[];
  readonly height: number;
  /** Describes a point in words. */
  readonly describe: (index: number) => string;
}

/** More points would be closer together than pixels. */
const MOST_POINTS = 200;
/** Rows of the table for people who cannot see the picture. */
const MOST_ROWS = 11;
/** Margin around the square, so that marks on an edge are not cut off. */
const RIM = 0.04;

/** A curve with both axes from 0 to 1, with points that can be read with the pointer or the arrow keys. */
export function UnitSquarePlot(props: Props) {
  const { label, xName, yName, pointName, curve, look, guide, mark = null, bars = [], height, describe } = props;
  const [room, plot] = usePlotSize(height);
  const scales = useMemo(() => {
    const domain = [-RIM, 1 + RIM];
    return { x: scaleLinear(domain, [0, plot.width]), y: scaleLinear(domain, [plot.height, 0]) };
  }, [plot]);
  const kept = useMemo(() => thinCurve(curve, MOST_POINTS), [curve]);
  const places = useMemo(
    () =>
      Float32Array.from(
        kept.flatMap((index) => [scales.x(curve.x[index] as number), scales.y(curve.y[index] as number)]),
      ),
    [curve, kept, scales],
  );
  const placesNow = useCallback(() => places, [places]);
  const describePoint = (place: number) => describe(kept[place] as number);
  const rows = kept.filter((_, place) => kept.length <= MOST_ROWS || place % Math.ceil(kept.length / MOST_ROWS) === 0);
  const { x, y } = scales;
  return (
    <div ref={room} className={outputStyles.picture} style={inRem({ height })}>
      {plot.width > 0 && (
        <PointPicture
          label={label}
          plot={plot}
          scales={scales}
          xName={xName}
          yName={yName}
          name={pointName}
          count={kept.length}
          places={placesNow}
          source={STILL}
          describe={describePoint}
          card={(place) => <p className={styles.card}>{describePoint(place)}</p>}
        >
          <svg {...svgSize(plot.width, plot.height)} className={styles.square} aria-hidden="true">
            {bars.map((bar, index) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a bar is identified by its index
                key={index}
                className={styles.bar}
                x={x(index / bars.length) + 1}
                width={Math.max(0, x(1 / bars.length) - x(0) - 2)}
                y={y(bar)}
                height={y(0) - y(bar)}
              />
            ))}
            <line className={styles.guide} x1={x(0)} y1={y(guide[0])} x2={x(1)} y2={y(guide[1])} />
            <path className={styles.curve} d={curvePath(curve, kept, x, y, look === 'steps')} />
            {look === 'dots' &&
              kept.map((index) => (
                <circle
                  key={index}
                  className={styles.dot}
                  cx={x(curve.x[index] as number)}
                  cy={y(curve.y[index] as number)}
                  r={3.5}
                />
              ))}
            {mark && <circle className={styles.mark} cx={x(mark.x)} cy={y(mark.y)} r={5.5} />}
          </svg>
        </PointPicture>
      )}
      <div className="visually-hidden">
        <table>
          <caption>{label}</caption>
          <tbody>
            {rows.map((index) => (
              <tr key={index}>
                <td>{describe(index)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
