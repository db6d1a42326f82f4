import type { Frame } from '../runtime/protocol.ts';

/** Where a run has been: a few of its parameter vectors, steps rising. */
export interface Trail {
  readonly places: readonly Place[];
  /** Steps that have to lie between two places. */
  readonly gap: number;
}

interface Place {
  readonly step: number;
  /** Laid out as in a frame. */
  readonly parameters: Float32Array;
}

/** More than that a path does not need, and more numbers than that are better left to the run. */
const MOST_PLACES = 200;
const MOST_NUMBERS = 2e6;

export const emptyTrail: Trail = { places: [], gap: 1 };

/**
 * The trail with one more frame, whose parameters it keeps as they are. A frame at an earlier step forgets what came after
 * it. When there are too many places, every second one goes.
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
