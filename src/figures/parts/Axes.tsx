import { formatNumber, formatShort } from '../../math/format.ts';
import { ticksOf } from '../../plots/core/ticks.ts';
import { decades } from './decades.ts';
import styles from './Plane.module.css';
import type { Scales } from './types.ts';

interface AxesProps {
  readonly scales: Scales;
  readonly xName: string;
  readonly yName: string;
  readonly xTicks: readonly string[] | undefined;
  readonly log: boolean;
}

/** The frame of a plane with ticks, grid lines and the names of its axes. */
export function Axes({ scales: { x, y }, xName, yName, xTicks, log }: AxesProps) {
  const [left = 0, right = 0] = x.range();
  const [bottom = 0, top = 0] = y.range();
  const count = (length: number) => Math.max(2, Math.round(length / 60));
  const [low = 1, high = 1] = y.domain();
  const yTicks = log ? decades(low, high, count(bottom - top)) : ticksOf(y, count(bottom - top));
  return (
    <g className={styles.axis}>
      {xTicks?.map((name, index) => (
        <text
          key={name}
          x={left + ((right - left) * (index + 0.5)) / xTicks.length}
          y={bottom + 14}
          textAnchor="middle"
        >
          {name}
        </text>
      ))}
      {(xTicks ? [] : ticksOf(x, count(right - left))).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={top} y2={bottom} />
          <text x={x(tick)} y={bottom + 14} textAnchor="middle">
            {formatNumber(tick)}
          </text>
        </g>
      ))}
      {yTicks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.33em" textAnchor="end">
            {log ? formatShort(tick) : formatNumber(tick)}
          </text>
        </g>
      ))}
      <rect x={left} y={top} width={right - left} height={bottom - top} />
      <text x={(left + right) / 2} y={bottom + 28} textAnchor="middle">
        {xName}
      </text>
      {yName && (
        <text transform={`translate(10,${(top + bottom) / 2}) rotate(-90)`} textAnchor="middle">
          {yName}
        </text>
      )}
    </g>
  );
}
