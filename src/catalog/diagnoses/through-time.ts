import type { Proof } from './definition.ts';
import type { Evidence, ThroughTimeEvidence } from './evidence.ts';
import { isSatisfactory } from './satisfactory.ts';
import { type Stalled, stalled } from './stalled.ts';

/** A gradient needs some steps to fade or to grow. */
const FEWEST_STEPS = 5;

/** The recurrent layers of a network that has not learned its task, if it no longer gets better; none otherwise. */
export function recurrentLayers(evidence: Evidence): readonly ThroughTimeEvidence[] {
  const layers = evidence.throughTime.filter(({ steps }) => steps >= FEWEST_STEPS);
  const stall: Stalled | null = layers.length === 0 || isSatisfactory(evidence) ? null : stalled(evidence);
  return stall ? layers : [];
}

/** The length of the gradient at both ends of the sequence. */
export function throughTimeBars({ steps, first, last }: ThroughTimeEvidence): Proof {
  return {
    kind: 'bars',
    bars: [
      { label: 'step 1', value: first },
      { label: `step ${steps}`, value: last },
    ],
    limit: null,
    scale: 'log',
  };
}
