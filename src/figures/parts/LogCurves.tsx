import { line } from 'd3';
import { logDomain } from './decades.ts';
import styles from './LogCurves.module.css';
import { Plane } from './Plane.tsx';
import type { Look } from './series.ts';
import type { Domain } from './types.ts';

interface LogCurvesProps {
  /** What the picture shows. */
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  /** The first and the last place. */
  readonly x: Domain;
  /** A value for each place, `x[0]`, `x[0]` + 1 and so on. Zeros are drawn on the lower edge. */
  readonly curves: readonly { readonly name: string; readonly values: readonly number[]; readonly look: Look }[];
  /** A place with a vertical line. */
  readonly mark?: number;
  /** The axis goes no further than this many powers of ten from 1. */
  readonly most?: number;
  readonly height: number;
}

/** Sequences of positive numbers on a logarithmic axis, with a line at 1. */
export function LogCurves({ label, xName, yName, x, curves, mark, most = 30, height }: LogCurvesProps) {
  const domain = logDomain(
    curves.flatMap(({ values }) => values),
    most,
  );
  return (
    <Plane label={label} x={x} y={domain} xName={xName} yName={yName} log height={height}>
      {(scales) => (
        <>
          <line className={styles.one} x1={scales.x(x[0])} x2={scales.x(x[1])} y1={scales.y(1)} y2={scales.y(1)} />
          {mark !== undefined && (
            <line
              className={styles.mark}
              x1={scales.x(mark)}
              x2={scales.x(mark)}
              y1={scales.y(domain[0])}
              y2={scales.y(domain[1])}
            />
          )}
          {curves.map(({ name, values, look }) => (
            <path
              key={name}
              className={styles.curve}
              style={look}
              d={
                line<number>()
                  .defined(Number.isFinite)
                  .x((_, index) => scales.x(x[0] + index))
                  .y((value) => scales.y(Math.max(value, domain[0])))(values as number[]) ?? ''
              }
            />
          ))}
        </>
      )}
    </Plane>
  );
}
