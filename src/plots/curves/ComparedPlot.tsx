import { formatNumber, formatPercent } from '../../math/format.ts';
import { usePalette } from '../core/color.ts';
import type { LiveSource } from '../core/types.ts';
import { type ComparedCurve, type ComparedView, drawCompared } from './draw-compared.ts';
import { StepPlot } from './StepPlot.tsx';
import type { StepRange } from './zoom.ts';

interface Props {
  readonly source: LiveSource<readonly ComparedCurve[]>;
  /** Name of the picture. */
  readonly label: string;
  readonly view: ComparedView;
  readonly height: number;
  /** Shown while there is nothing to draw. */
  readonly empty: string;
  readonly onZoom: (range: StepRange | null) => void;
}

/** A score of several experiments over the same steps. Live, readable and zoomable. */
export function ComparedPlot({ source, label, view, height, empty, onZoom }: Props) {
  const palette = usePalette();
  return (
    <StepPlot
      source={source}
      label={label}
      height={height}
      zoom={view.zoom}
      onZoom={onZoom}
      empty={empty}
      write={view.percent ? formatPercent : formatNumber}
      draw={(context, size, data, cursor) => data && drawCompared(context, size, data, view, palette, cursor)}
    />
  );
}
