import { scaleLinear } from 'd3';
import { type ReactNode, type RefObject, useMemo, useRef } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { usePalette } from '../../core/color.ts';
import { inRem } from '../../core/design-pixels.ts';
import { fits, PixelBuffer } from '../../core/heatmap.ts';
import { setText, useLiveDraw } from '../../core/live.ts';
import { ownAxis } from '../../core/own-units.ts';
import { prepareCanvas } from '../../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../../core/types.ts';
import styles from '../OutputPlot.module.css';
import { MARGIN, PlotAxes } from '../PlotAxes.tsx';
import { usePlotSize } from '../PointPicture.tsx';
import { type Agent, agentMaps } from './agent-maps.ts';
import type { Shown } from './draw-cells.ts';
import { drawPlane } from './draw-plane.ts';
import { StatePad, type StatePlace } from './StatePad.tsx';
import { axisTitle, type StateAxis } from './state-axis.ts';

interface StatePlaneProps {
  readonly view: PlotView;
  readonly agent: Agent;
  readonly source: LiveSource<PlotFrame>;
  readonly axes: readonly [across: StateAxis, up: StateAxis];
  readonly shown: Shown;
  /** Height of the picture with its axes, without the caption. */
  readonly height: number;
  readonly place: StatePlace | null;
  readonly onMove: (place: StatePlace | null) => void;
  /** The place in words. */
  readonly text: string;
  /** Where the ends of the colours are written. */
  readonly low: RefObject<HTMLSpanElement | null>;
  readonly high: RefObject<HTMLSpanElement | null>;
  /** The caption. */
  readonly children: ReactNode;
}

/** The value or the policy over a plane of two numbers of the state, live. */
export function StatePlane(props: StatePlaneProps) {
  const { view, agent, source, axes, shown, height, place, onMove, text, low, high, children } = props;
  const [across, up] = axes;
  const palette = usePalette();
  const [room, plot] = usePlotSize(height);
  const canvas = useRef<HTMLCanvasElement>(null);
  const buffer = useRef<PixelBuffer>(null);
  const isWhole = across.count !== null && up.count !== null;
  const scales = useMemo(
    () => ({
      x: ownAxis(scaleLinear(across.range, [0, plot.width]), across.scale),
      y: ownAxis(scaleLinear(up.range, [plot.height, 0]), up.scale),
    }),
    [across, up, plot],
  );

  useLiveDraw(source, (frame) => {
    const context = canvas.current && plot.width > 0 && prepareCanvas(canvas.current, plot);
    if (!context || !fits(view, frame)) return;
    buffer.current ??= new PixelBuffer();
    const maps = agentMaps(view, agent, frame);
    const range = drawPlane(context, plot, maps, view.grid.size, isWhole, shown, palette, buffer.current);
    const write = (value: number) => (shown === 'value' ? formatNumber(value, { digits: 2 }) : `${100 * value}%`);
    setText(low.current, write(range[0]));
    setText(high.current, write(range[1]));
  });

  const at = inRem({ left: MARGIN.left, top: MARGIN.top, ...plot });
  const what = shown === 'value' ? 'Value' : 'Policy';
  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        {plot.width > 0 && (
          <>
            <div
              role="img"
              aria-label={`${what} of the states over ${across.name} and ${up.name}`}
              className={styles.layer}
            >
              <PlotAxes plot={plot} {...scales} xName={axisTitle(across)} yName={axisTitle(up)} whole={isWhole} />
              <div className={styles.plot} style={at}>
                <canvas ref={canvas} style={inRem(plot)} />
              </div>
            </div>
            <div className={styles.reader} style={at}>
              <StatePad
                size={plot}
                rows={up.count ?? view.grid.size}
                columns={across.count ?? view.grid.size}
                place={place}
                onMove={onMove}
                label="States, one by one"
                text={text}
              />
            </div>
          </>
        )}
      </div>
      {children}
    </figure>
  );
}
