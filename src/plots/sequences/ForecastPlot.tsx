import { usePalette } from '../core/color.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { LiveSource } from '../core/types.ts';
import { drawForecast, FORECAST_DASHES, type ForecastSeries } from './draw-forecast.ts';
import styles from './ForecastPlot.module.css';

interface Props {
  readonly source: LiveSource<ForecastSeries>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Whether predictions are fed back. */
  readonly isFree: boolean;
}

const CURVES = [
  { id: 'actual', name: 'actual' },
  { id: 'ahead', name: 'one step ahead' },
  { id: 'free', name: 'free-running' },
] as const;

/** A time series with its predictions over time. Live. */
export function ForecastPlot({ source, label, height, isFree }: Props) {
  const palette = usePalette();
  return (
    <LiveCanvas
      source={source}
      label={label}
      height={height}
      fontSize={11}
      followsPointer
      draw={(context, size, series, pointer) => series && drawForecast(context, size, series, palette, pointer)}
    >
      <Legend>
        {CURVES.filter(({ id }) => isFree || id !== 'free').map(({ id, name }) => (
          <LegendItem
            key={id}
            width={22}
            mark={<line className={styles[id]} strokeDasharray={FORECAST_DASHES[id]} x2="22" y1="4" y2="4" />}
          >
            {name}
          </LegendItem>
        ))}
      </Legend>
    </LiveCanvas>
  );
}
