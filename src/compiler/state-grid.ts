import type { EnvironmentDef, StateAxis } from '../catalog/environments/definition.ts';
import type { ExperimentSpec } from '../experiment/index.ts';
import { environmentOf, idOf } from '../experiment/world.ts';
import type { Grid } from './grid.ts';

/**
 * The grid of the states that pictures show; a single state if there is nothing to tell states apart.
 * @param finest the number of cells for a side, unless the states are cells themselves
 */
export function stateGrid(spec: ExperimentSpec, finest: number): Grid {
  const environment = environmentOf(spec) as EnvironmentDef;
  const { args } = spec.data;
  const names = environment.state(args);
  const axes = environment.axes(args);
  const chosen = Array.isArray(spec.plane) ? spec.plane : [];
  const axis = (place: number): StateAxis | undefined =>
    axes.find(({ of }) => idOf(of) === chosen[place]) ?? axes[place];
  const [across, up] = [axis(0), axis(1)];
  const origin = environment.origin(args);
  if (!across || !up) {
    const nothing = { label: names[0] ?? '', direction: names.map(() => 0), weights: names.map(() => 0) };
    return { size: 1, plane: { origin, across: nothing, up: null }, x: [0, 1], y: [0, 1] };
  }
  const along = ({ of }: StateAxis) => {
    const unit = names.map((name) => Number(name === of));
    return { label: of, direction: unit, weights: unit };
  };
  const shown = new Set([across.of, up.of]);
  return {
    size: across.whole && up.whole ? cellsOf(across, up, finest) : finest,
    plane: {
      origin: origin.map((value, place) => (shown.has(names[place] as string) ? 0 : value)),
      across: along(across),
      up: along(up),
    },
    x: across.range,
    y: up.range,
  };
}

/** As few cells for a side of the grid as both axes can be divided into, which may differ in length; else the finest. */
function cellsOf(across: StateAxis, up: StateAxis, finest: number): number {
  const [columns, rows] = [lengthOf(across), lengthOf(up)];
  for (let size = Math.max(columns, rows); size <= finest; size++) {
    if (size % columns === 0 && size % rows === 0) return size;
  }
  return Math.max(columns, rows, finest);
}

function lengthOf({ range: [from, to] }: StateAxis): number {
  return Math.abs(to - from);
}
