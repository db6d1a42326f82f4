import { useMemo } from 'react';
import type { LiveSource } from '../../../plots/core/types.ts';
import type { Path } from '../../../plots/landscape/types.ts';
import type { Landscape } from '../../../runtime/protocol.ts';
import { run } from '../../../store/run.ts';
import { placesOn } from './places.ts';

/** The path of the run on a landscape, up to the last frame. */
export function usePath(landscape: Landscape | null): LiveSource<Path> | null {
  return useMemo(() => {
    if (!landscape) return null;
    const { project } = placesOn(landscape);
    return {
      get() {
        const { trail, frame } = run.getState();
        if (!frame || frame.parameters.length !== landscape.origin.length) return null;
        const places = trail.places.map(({ parameters }) => project(parameters));
        return { places: [...places, project(frame.parameters)], fromStart: trail.places[0]?.step === 0 };
      },
      subscribe: run.subscribe,
    };
  }, [landscape]);
}
