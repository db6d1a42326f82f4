import type { ScaleLinear } from 'd3';
import { formatNumber } from '../../math/format.ts';
import { svgSize } from '../core/design-pixels.ts';
import type { Size } from '../core/size.ts';
import { ticksOf } from '../core/ticks.ts';
import styles from './OutputPlot.module.css';
import { tickCount } from './output-scale.ts';

/** Margin for ticks and names around a picture. */
export const MARGIN = { top: 4, right: 4, bottom: 34, left: 40 };

/** The mean width of a letter of the axes' names, in pixels. */
const LETTER = 6;

interface Props {
  /** Size of the picture without its margins. */
  readonly plot: Size;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly xName: string;
  /** If empty, the vertical axis has no meaning and is not drawn. */
  readonly yName: string;
  /** Whether both axes have only whole numbers. */
  readonly whole?: boolean;
}

export function PlotAxes({ plot, x, y, xName, yName, whole = false }: Props) {
  const isShown = (tick: number) => !whole || Number.isInteger(tick);
  return (
    <svg
      {...svgSize(plot.width + MARGIN.left + MARGIN.right, plot.height + MARGIN.top + MARGIN.bottom)}
      className={styles.axes}
      fontSize={11}
      aria-hidden="true"
    >
      <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
        {ticksOf(x, tickCount(plot.width))
          .filter(isShown)
          .map((tick) => (
            <g key={tick} transform={`translate(${x(tick)},${plot.height})`}>
              <line y2={4} />
              <text y={15} textAnchor="middle">
                {formatNumber(tick)}
              </text>
            </g>
          ))}
        {yName &&
          ticksOf(y, tickCount(plot.height))
            .filter(isShown)
            .map((tick) => (
              <g key={tick} transform={`translate(0,${y(tick)})`}>
                <line x2={-4} />
                <text x={-7} dy="0.33em" textAnchor="end">
                  {formatNumber(tick)}
                </text>
              </g>
            ))}
        <text x={plot.width / 2} y={plot.height + 30} fontSize={12} textAnchor="middle">
          {xName}
        </text>
        {yName && (
          <text transform={`translate(-31,${plot.height / 2}) rotate(-90)`} fontSize={12} textAnchor="middle">
            {shortened(yName, plot.height)}
          </text>
        )}
      </g>
    </svg>
  );
}

/** The name without the letters that an axis of this length has no room for. */
function shortened(name: string, length: number): string {
  const most = Math.floor(length / LETTER);
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}
