import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ExperimentSpec } from '../../../experiment/experiment.ts';
import { environmentOf } from '../../../experiment/world.ts';
import { usePalette } from '../../../plots/core/color.ts';
import { PolicyLegend, ValueLegend } from '../../../plots/output/agent/AgentLegend.tsx';
import type { Shown } from '../../../plots/output/agent/draw-cells.ts';
import type { StatePlace } from '../../../plots/output/agent/StatePad.tsx';
import { StatePlane } from '../../../plots/output/agent/StatePlane.tsx';
import { axisWords, numberAt, type StateAxis, stateAxis } from '../../../plots/output/agent/state-axis.ts';
import legendStyles from '../../../plots/output/OutputLegend.module.css';
import type { RunView, WorldView } from '../../../runtime/protocol.ts';
import { frames } from '../../live.ts';
import { cutOf } from './cut.ts';
import { knownOf } from './reading.ts';
import { StateReading } from './StateReading.tsx';
import styles from './StateSpace.module.css';

interface PlaneProps {
  readonly view: RunView;
  readonly world: WorldView;
  readonly spec: ExperimentSpec;
  readonly height: number;
  readonly shown: Shown;
  /** Chooses what is shown. */
  readonly children: ReactNode;
}

/** The value or the policy over two numbers of the state. */
export function Plane({ view, world, spec, height, shown, children }: PlaneProps) {
  const palette = usePalette();
  const [place, setPlace] = useState<StatePlace | null>(null);
  const [low, high] = [useRef<HTMLSpanElement>(null), useRef<HTMLSpanElement>(null)];
  const axes = useMemo(() => axesOf(view, spec), [view, spec]);
  const read = place && (() => readingOf(view, world, axes, place));
  const cut = cutOf(spec, view.grid.labels);
  return (
    <StatePlane
      view={view}
      agent={world}
      source={frames}
      axes={axes}
      shown={shown}
      height={height}
      place={place}
      onMove={setPlace}
      text={read?.() ?? ''}
      low={low}
      high={high}
    >
      <figcaption className={`${legendStyles.legend} ${styles.caption}`}>
        {children}
        {shown === 'value' ? (
          <ValueLegend palette={palette} low={low} high={high} />
        ) : (
          <PolicyLegend view={view} agent={world} palette={palette} low={low} high={high} />
        )}
        {cut !== '' && <span>{cut}</span>}
        <StateReading read={read} hint="Point at a state to read what the agent knows of it." />
      </figcaption>
    </StatePlane>
  );
}

/** The axes of the picture. */
function axesOf({ grid, world }: RunView, spec: ExperimentSpec): readonly [StateAxis, StateAxis] {
  const known = environmentOf(spec)?.axes(world?.environment.args ?? {}) ?? [];
  const axis = (name: string, range: readonly [number, number]) =>
    stateAxis(
      name,
      range,
      known.some(({ of, whole }) => of === name && whole === true),
    );
  const [across, up = ''] = grid.labels;
  return [axis(across, grid.x), axis(up, grid.y)];
}

function readingOf(
  view: RunView,
  world: WorldView,
  [across, up]: readonly [StateAxis, StateAxis],
  { row, column }: StatePlace,
): string {
  const { size } = view.grid;
  const alongX = (column + 0.5) / (across.count ?? size);
  const fromTop = (row + 0.5) / (up.count ?? size);
  const cell = Math.floor(fromTop * size) * size + Math.floor(alongX * size);
  const state = `${axisWords(across, numberAt(across, alongX))}, ${axisWords(up, numberAt(up, 1 - fromTop))}`;
  return `${state}: ${knownOf(view, world, cell)}`;
}
