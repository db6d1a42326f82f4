import { type Projection, projector } from '../../../plots/core/plane.ts';
import type { Landscape } from '../../../runtime/protocol.ts';

interface Places {
  readonly project: (parameters: Float32Array) => Projection;
  /** Whether a network is on the map. One of another shape counts as inside, because it does not leave the map. */
  readonly isInside: (parameters: Float32Array) => boolean;
}

const known = new WeakMap<Landscape, Places>();

/** Computes the positions of networks on a landscape. */
export function placesOn(landscape: Landscape): Places {
  const found = known.get(landscape);
  if (found) return found;
  const project = projector(landscape);
  const { xRange, yRange, origin } = landscape;
  const places: Places = {
    project,
    isInside(parameters) {
      if (parameters.length !== origin.length) return true;
      const [x, y] = project(parameters);
      return x >= xRange[0] && x <= xRange[1] && y >= yRange[0] && y <= yRange[1];
    },
  };
  known.set(landscape, places);
  return places;
}
