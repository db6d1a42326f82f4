import { scaleLinear } from 'd3';
import type { ReactNode } from 'react';
import { formatNumber } from '../../math/format.ts';
import { inRem, svgSize } from '../../plots/core/design-pixels.ts';
import type { Scales } from '../parts/types.ts';
import styles from './NumberGrid.module.css';

interface NumberGridProps {
  readonly title: string;
  readonly size: number;
  /** Row-major. */
  readonly values: readonly number[];
  /** The size of a number whose cell has the full colour. */
  readonly most: number;
  /** Cells of zeros around the grid. */
  readonly padding?: number;
  /** Cells with a frame, as indices of rows and columns, negative for padding. */
  readonly framed?: readonly { readonly row: number; readonly column: number }[];
  /** Later cells are not computed yet. */
  readonly known?: number;
  /** Handles on top of the cells, where the scales map columns and rows to the middle of cells. */
  readonly handles?: (scales: Scales) => ReactNode;
}

const CELL = 23;
const EDGE = 2;

/** A square grid of numbers, blue where they are positive and orange where they are negative. */
export function NumberGrid(props: NumberGridProps) {
  const { title, size, values, most, padding = 0, framed = [], known = values.length, handles } = props;
  const whole = size + 2 * padding;
  const length = whole * CELL + 2 * EDGE;
  const middle = (place: number) => EDGE + (place + padding + 0.5) * CELL;
  const axis = () => scaleLinear([0, Math.max(size - 1, 1e-9)], [middle(0), middle(size - 1)]);
  const cells = Array.from({ length: whole * whole }, (_, index) => ({
    row: Math.floor(index / whole) - padding,
    column: (index % whole) - padding,
  }));
  return (
    <div>
      <p className={styles.title} aria-hidden="true">
        {title}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={title} className={styles.grid} style={inRem({ width: length, height: length })}>
        <svg {...svgSize(length, length)} className={styles.picture} fontSize={11} aria-hidden="true">
          {cells.map(({ row, column }) => {
            const isPadding = row < 0 || column < 0 || row >= size || column >= size;
            const index = row * size + column;
            const isKnown = isPadding || index < known;
            const value = isPadding ? 0 : (values[index] as number);
            return (
              <g
                key={`${row},${column}`}
                transform={`translate(${middle(column)},${middle(row)})`}
                className={isPadding ? styles.faint : undefined}
              >
                <rect
                  x={-CELL / 2}
                  y={-CELL / 2}
                  width={CELL}
                  height={CELL}
                  className={isPadding ? styles.padding : value < 0 ? styles.negative : styles.positive}
                  fillOpacity={isKnown ? 0.6 * Math.min(1, Math.abs(value) / most) : 0}
                />
                {isKnown && (
                  <text dy="0.34em" textAnchor="middle">
                    {formatNumber(value)}
                  </text>
                )}
              </g>
            );
          })}
          {framed.map(({ row, column }) => (
            <rect
              key={`${row},${column}`}
              className={styles.frame}
              x={middle(column) - CELL / 2}
              y={middle(row) - CELL / 2}
              width={CELL}
              height={CELL}
            />
          ))}
        </svg>
        {handles?.({ x: axis(), y: axis() })}
      </div>
    </div>
  );
}
