import { formatPercent } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import type { AttentionEvidence } from './evidence.ts';
import { isSatisfactory } from './satisfactory.ts';
import { stalled } from './stalled.ts';

/** The share of the maximal entropy from which on all steps count as attended alike. */
const EVEN = { begins: 0.98, ends: 0.96 } as const;
/** The mean weight from which on a single step gets all attention. */
const SINGLE = { begins: 0.95, ends: 0.9 } as const;

export const idle_attention: DiagnosisDef = {
  label: 'Idle attention',
  tex: '\\frac{H(A_t)}{\\ln T} > 0.98 \\;\\text{ or }\\; \\max_s \\overline{A_{ts}} > 0.95 \\quad \\text{in every head}',
  explain: 'No head chooses what it attends to: all steps count alike, or always the same one.',
  learners: ['examples'],
  find(evidence, shown) {
    if (evidence.attention.length === 0 || isSatisfactory(evidence) || !stalled(evidence)) return null;
    const end = shown ? 'ends' : 'begins';
    const isIdle = ({ evenness, concentration }: AttentionEvidence) =>
      evenness > EVEN[end] || concentration > SINGLE[end];
    const found = evidence.attention.find(isIdle);
    if (!found) return null;
    const { title, evenness, concentration } = found;
    const how =
      concentration > SINGLE[end]
        ? `always attends to the same step, with ${formatPercent(concentration)} of the weight`
        : `attends to all steps alike: its entropy is ${formatPercent(evenness)} of the maximum`;
    return {
      sentence: `${title} ${how}, so it chooses nothing.`,
      announcement: 'The attention chooses nothing.',
      proof: {
        kind: 'bars',
        bars: [
          { label: 'entropy', value: evenness },
          { label: 'one step', value: concentration },
        ],
        limit: SINGLE.begins,
        scale: 'linear',
      },
      remedies: ['random_start', 'less_penalty', 'tenfold_rate', 'tenth_of_rate'],
    };
  },
};
