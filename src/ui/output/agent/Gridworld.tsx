import { type ReactNode, useId, useRef, useState } from 'react';
import type { ExperimentSpec } from '../../../experiment/experiment.ts';
import { type Cells, cellsOf, hasMark, obstacleIn, withMark } from '../../../experiment/gridworld.ts';
import { formatNumber } from '../../../math/format.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { ArrowLegend, ValueLegend } from '../../../plots/output/agent/AgentLegend.tsx';
import { CellPlot } from '../../../plots/output/agent/CellPlot.tsx';
import { acts, type Shown } from '../../../plots/output/agent/draw-cells.ts';
import type { StatePlace, Stroke } from '../../../plots/output/agent/StatePad.tsx';
import legendStyles from '../../../plots/output/OutputLegend.module.css';
import type { RunView, WorldView } from '../../../runtime/protocol.ts';
import { edit, experiment, release } from '../../../store/experiment.ts';
import { frames } from '../../live.ts';
import { CellTools } from './CellTools.tsx';
import { knownOf } from './reading.ts';
import { StateReading } from './StateReading.tsx';
import styles from './StateSpace.module.css';
import { markOf, type Tools, USUAL_TOOLS } from './tools.ts';
import { cellWords, OBSTACLES } from './words.ts';

interface GridworldProps {
  readonly view: RunView;
  readonly world: WorldView;
  readonly spec: ExperimentSpec;
  readonly cells: Cells;
  readonly height: number;
  readonly shown: Shown;
  /** Chooses what is shown. */
  readonly children: ReactNode;
}

/** The cells of a gridworld with their values and the policy, which a person can change while the agent learns. */
export function Gridworld({ view, world, spec, cells, height, shown, children }: GridworldProps) {
  const palette = usePalette();
  const keys = useId();
  const [place, setPlace] = useState<StatePlace | null>(null);
  const [tools, setTools] = useState<Tools>(USUAL_TOOLS);
  const [low, high] = [useRef<HTMLSpanElement>(null), useRef<HTMLSpanElement>(null)];
  const stroke = useStroke(tools);
  const read = place && (() => readingOf(view, world, cells, place));
  const obstacle = obstacleIn(cells);
  return (
    <CellPlot
      view={view}
      agent={world}
      source={frames}
      cells={cells}
      shown={shown}
      height={height}
      place={place}
      onMove={setPlace}
      stroke={stroke}
      text={read?.() ?? ''}
      describedBy={keys}
      low={low}
      high={high}
    >
      <figcaption className={`${legendStyles.legend} ${styles.caption}`}>
        {children}
        {(world.value ?? world.actionValues) !== null && <ValueLegend palette={palette} low={low} high={high} />}
        {shown === 'policy' && world.actionValues === null && <ArrowLegend />}
        <CellTools tools={tools} onChange={setTools} isChanged={spec.layout.length > 0} />
        <StateReading read={read} hint="Point at a cell to read what the agent knows of it." />
        <p id={keys} className="visually-hidden">
          {stroke
            ? 'Enter or Space uses the chosen tool on the cell, and takes back what it gave to it.'
            : 'Choose a tool below the picture to change cells.'}
        </p>
        <p role="status" className={styles.obstacle}>
          {obstacle && OBSTACLES[obstacle]}
        </p>
      </figcaption>
    </CellPlot>
  );
}

/** Draws with the chosen tool: on a cell that has the mark already, the whole stroke takes it away. */
function useStroke(tools: Tools): Stroke | null {
  const gains = useRef(true);
  const mark = markOf(tools);
  if (mark === null) return null;
  const draw = ({ row, column }: StatePlace, isFirst: boolean) => {
    const { spec } = experiment.getState();
    const cells = cellsOf(spec);
    if (!cells) return;
    const cell = row * cells.size + column;
    if (isFirst) gains.current = !hasMark(cells, cell, mark);
    edit({ layout: withMark(spec, cell, mark, gains.current) }, { dragging: true });
  };
  return { begin: (place) => draw(place, true), over: (place) => draw(place, false), end: release };
}

function readingOf(view: RunView, world: WorldView, cells: Cells, { row, column }: StatePlace): string {
  const cell = row * cells.size + column;
  const known = acts(cells, cell) && cells.size === view.grid.size ? knownOf(view, world, cell) : '';
  const where = `row ${formatNumber(row + 1)}, column ${formatNumber(column + 1)}`;
  return [`${where}${cellWords(cells, cell)}`, known].filter(Boolean).join(': ');
}
