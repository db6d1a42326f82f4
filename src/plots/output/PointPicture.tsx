import type { ScaleLinear } from 'd3';
import { type ComponentProps, type ReactNode, useMemo } from 'react';
import { inRem, useDesignPixel, wholePixels } from '../core/design-pixels.ts';
import { type Size, useSize } from '../core/size.ts';
import styles from './OutputPlot.module.css';
import { MARGIN, PlotAxes } from './PlotAxes.tsx';
import { PointReader } from './PointReader.tsx';

interface Props extends Omit<ComponentProps<typeof PointReader>, 'plot'> {
  /** Name of the picture. */
  readonly label: string;
  /** Size of the picture without its margins. */
  readonly plot: Size;
  readonly scales: { readonly x: ScaleLinear<number, number>; readonly y: ScaleLinear<number, number> };
  readonly xName: string;
  readonly yName: string;
  /** The canvases. */
  readonly children: ReactNode;
}

/** Axes around canvases, with points that can be read one by one. */
export function PointPicture({ label, plot, scales, xName, yName, children, ...reading }: Props) {
  const place = inRem({ left: MARGIN.left, top: MARGIN.top, ...plot });
  return (
    <>
      <div role="img" aria-label={label} className={styles.layer}>
        <PlotAxes plot={plot} {...scales} xName={xName} yName={yName} />
        <div className={styles.plot} style={place}>
          {children}
        </div>
      </div>
      <div className={styles.reader} style={place}>
        <PointReader plot={plot} {...reading} />
      </div>
    </>
  );
}

/** Returns the ref of a container for a picture of this height, and the size without its margins. */
export function usePlotSize(height: number) {
  const [room, outer] = useSize<HTMLDivElement>();
  const pixel = useDesignPixel();
  const width = outer?.width ?? 0;
  const plot = useMemo<Size>(
    () => ({
      width: Math.max(0, wholePixels(width - MARGIN.left - MARGIN.right, pixel)),
      height: Math.max(0, wholePixels(height - MARGIN.top - MARGIN.bottom, pixel)),
    }),
    [width, height, pixel],
  );
  return [room, plot] as const;
}
