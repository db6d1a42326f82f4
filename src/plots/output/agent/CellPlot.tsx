import { type ReactNode, type RefObject, useRef } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { usePalette } from '../../core/color.ts';
import { inRem, useDesignPixel, wholePixels } from '../../core/design-pixels.ts';
import { fits } from '../../core/heatmap.ts';
import { setText, useLiveDraw } from '../../core/live.ts';
import { prepareCanvas, useSize } from '../../core/size.ts';
import type { LiveSource, PlotFrame, PlotView } from '../../core/types.ts';
import styles from '../OutputPlot.module.css';
import { type Agent, agentMaps } from './agent-maps.ts';
import { drawCells, type Shown, valueRange, type WorldCells } from './draw-cells.ts';
import { StatePad, type StatePlace, type Stroke } from './StatePad.tsx';

interface CellPlotProps {
  readonly view: PlotView;
  readonly agent: Agent;
  readonly source: LiveSource<PlotFrame>;
  readonly cells: WorldCells;
  readonly shown: Shown;
  readonly height: number;
  readonly place: StatePlace | null;
  readonly onMove: (place: StatePlace | null) => void;
  readonly stroke: Stroke | null;
  /** The place in words. */
  readonly text: string;
  readonly describedBy: string;
  /** Where the ends of the colours are written. */
  readonly low: RefObject<HTMLSpanElement | null>;
  readonly high: RefObject<HTMLSpanElement | null>;
  /** The caption. */
  readonly children: ReactNode;
}

/** A world of cells with their values and the policy, live; a person can draw on it. */
export function CellPlot(props: CellPlotProps) {
  const { view, agent, source, cells, shown, height, place, onMove, stroke, text, describedBy, low, high } = props;
  const palette = usePalette();
  const pixel = useDesignPixel();
  const [room, box] = useSize<HTMLDivElement>();
  const side = wholePixels(Math.min(box?.width ?? 0, height), pixel);
  const canvas = useRef<HTMLCanvasElement>(null);
  const font = useRef('');

  useLiveDraw(source, (frame) => {
    const context = canvas.current && side > 0 && prepareCanvas(canvas.current, { width: side, height: side });
    if (!canvas.current || !context) return;
    font.current ||= `11px ${getComputedStyle(canvas.current).fontFamily}`;
    context.font = font.current;
    // While the size of the world changes, the values are still those of the previous one.
    const maps = cells.size === view.grid.size && fits(view, frame) ? agentMaps(view, agent, frame) : null;
    drawCells(context, side, cells, maps, agent.actions, shown, palette);
    const range = valueRange(maps?.value ?? null, cells);
    setText(low.current, formatNumber(range[0], { digits: 2 }));
    setText(high.current, formatNumber(range[1], { digits: 2 }));
  });

  const left = ((box?.width ?? 0) - side) / 2;
  return (
    <figure className={styles.figure}>
      <div ref={room} className={styles.picture} style={inRem({ height })}>
        {side > 0 && (
          <div className={styles.reader} style={inRem({ left, width: side, height: side })}>
            <canvas
              ref={canvas}
              role="img"
              aria-label={shown === 'value' ? 'Values of the cells of the world' : 'Policy in the cells of the world'}
              style={inRem({ width: side, height: side })}
            />
            <StatePad
              size={{ width: side, height: side }}
              rows={cells.size}
              columns={cells.size}
              place={place}
              onMove={onMove}
              stroke={stroke}
              label="Cells, one by one"
              describedBy={describedBy}
              text={text}
            />
          </div>
        )}
      </div>
      {props.children}
    </figure>
  );
}
