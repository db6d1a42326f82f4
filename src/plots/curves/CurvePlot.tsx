import { useRef } from 'react';
import { formatNumber, formatPercent } from '../../math/format.ts';
import { usePalette } from '../core/color.ts';
import { Legend, LegendItem } from '../core/Legend.tsx';
import { show } from '../core/live.ts';
import type { CurveData, LiveSource } from '../core/types.ts';
import styles from './CurvePlot.module.css';
import { type CurveView, drawCurves } from './draw-curves.ts';
import { StepPlot } from './StepPlot.tsx';
import type { StepRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<CurveData>;
  /** Name of the picture. */
  readonly label: string;
  readonly view: CurveView;
  readonly onZoom: (range: StepRange | null) => void;
  readonly height: number;
  /** Shown while there is nothing to draw. */
  readonly empty: string;
}

/**
 * A score over the steps, on training and validation examples or of all worlds of an agent, together with earlier runs.
 * Live, readable and zoomable.
 */
export function CurvePlot({ source, label, view, onZoom, height, empty }: Props) {
  const palette = usePalette();
  const validation = useRef<HTMLSpanElement>(null);
  return (
    <StepPlot
      source={source}
      label={label}
      height={height}
      zoom={view.zoom}
      onZoom={onZoom}
      empty={empty}
      write={view.percent ? formatPercent : formatNumber}
      draw={(context, size, data, cursor) => {
        const drawn = data && drawCurves(context, size, data, view, palette, cursor);
        show(validation.current, drawn?.validates !== false);
        return drawn;
      }}
    >
      <Legend>
        {view.undivided === null && (
          <>
            <LegendItem ref={validation} width={18} mark={<line className={styles.main} x2="18" y1="4" y2="4" />}>
              validation
            </LegendItem>
            <LegendItem width={18} mark={<line className={styles.train} x2="18" y1="4" y2="4" />}>
              train
            </LegendItem>
          </>
        )}
        {view.band && (
          <>
            <LegendItem width={18} mark={<line className={styles.main} x2="18" y1="4" y2="4" />}>
              mean of all worlds
            </LegendItem>
            <LegendItem width={12} height={10} mark={<rect className={styles.band} width="12" height="10" />}>
              10th to 90th percentile
            </LegendItem>
          </>
        )}
      </Legend>
    </StepPlot>
  );
}
