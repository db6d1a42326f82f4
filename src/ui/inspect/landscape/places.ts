import { type Projection, projector } from '../../../plots/plane.ts';
import type { Landscape } from '../../../runtime/protocol.ts';

interface Places {
  readonly project: (parameters: Float32Array) => Projection;
  /** Whether a network stands on the map; one of another shape stands nowhere, and leaves nothing either. */
  readonly isInside: (parameters: Float32Array) => boolean;
}

const known = new WeakMap<Landscape, Places>();

/** Where networks stand on a landscape. */
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
