import { useState } from 'react';
import { cellsOf } from '../../../experiment/gridworld.ts';
import type { Shown } from '../../../plots/output/agent/draw-cells.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Arms } from './Arms.tsx';
import { Gridworld } from './Gridworld.tsx';
import { Plane } from './Plane.tsx';
import { ShownSwitch } from './ShownSwitch.tsx';

interface StateSpaceProps {
  readonly view: RunView;
  /** Height of the picture without its caption, in design pixels. */
  readonly height: number;
}

/** What an agent knows of the states of its world: their values, and its policy. */
export function StateSpace({ view, height }: StateSpaceProps) {
  const spec = useExperiment((store) => store.spec);
  const [chosen, setChosen] = useState<Shown | null>(null);
  const { world } = view;
  // Until the engine has applied the edit, the view is that of the previous world.
  if (!world || world.environment.id !== spec.data.id) return null;
  if (view.grid.labels.length === 1) return <Arms view={view} world={world} height={height} />;
  const cells = cellsOf(spec);
  const kinds = kindsOf(world);
  // The arrows of a gridworld are on the colours of its values.
  const usual: Shown = cells ? 'policy' : 'value';
  const wanted = [chosen, usual, ...kinds].filter((kind) => kind !== null);
  const shown = wanted.find((kind) => kinds.includes(kind)) ?? usual;
  const known = { view, world, spec, height, shown };
  const choice = kinds.length > 1 && <ShownSwitch shown={shown} onChoose={setChosen} />;
  return cells ? (
    <Gridworld {...known} cells={cells}>
      {choice}
    </Gridworld>
  ) : (
    <Plane {...known}>{choice}</Plane>
  );
}

/** What the networks of an agent tell. */
function kindsOf({ policy, value, actionValues }: NonNullable<RunView['world']>): readonly Shown[] {
  return [
    ...(value !== null || actionValues !== null ? (['value'] as const) : []),
    ...(policy !== null || actionValues !== null ? (['policy'] as const) : []),
  ];
}
