import type { Frame } from '../runtime/protocol.ts';

/** The path of a run: a few of its parameter vectors, in order of steps. */
export interface Trail {
  readonly places: readonly Place[];
  /** The minimum number of steps between two places. */
  readonly gap: number;
}

interface Place {
  readonly step: number;
  /** In the layout of a frame. */
  readonly parameters: Float32Array;
}

/** The maximum numbers of places and of values: a path does not need more places, and the run needs the memory. */
const MOST_PLACES = 200;
const MOST_NUMBERS = 2e6;

export const emptyTrail: Trail = { places: [], gap: 1 };

/**
 * Adds a frame to the trail, which keeps its parameters without copying them. A frame at an earlier step removes the
 * places after it. When there are too many places, every second one is removed.
 */
export function extendTrail(trail: Trail, { step, parameters }: Pick<Frame, 'step' | 'parameters'>): Trail {
  const last = trail.places.at(-1);
  if (!last || step === 0 || last.parameters.length !== parameters.length)
    return { places: [{ step, parameters }], gap: 1 };
  if (step <= last.step) {
    return { ...trail, places: [...trail.places.filter((place) => place.step < step), { step, parameters }] };
  }
  if (step - last.step < trail.gap) return trail;
  const places = [...trail.places, { step, parameters }];
  const most = Math.max(2, Math.min(MOST_PLACES, Math.floor(MOST_NUMBERS / parameters.length)));
  if (places.length <= most) return { ...trail, places };
  const kept = places.filter((_, index) => index % 2 === 0);
  return { places: kept, gap: Math.ceil((step - (kept[0]?.step ?? 0)) / kept.length) };
}
