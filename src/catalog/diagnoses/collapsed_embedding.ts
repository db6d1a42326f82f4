import { formatCount, formatPercent } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';
import type { EmbeddingEvidence } from './evidence.ts';
import { isSatisfactory } from './satisfactory.ts';

/** The variance of the vectors as a share of their squared length, below which they are all alike. */
const ALIKE = { begins: 0.01, ends: 0.02 } as const;
/** The share of vectors that may be almost 0. */
const DEAD = 0.5;

export const collapsed_embedding: DiagnosisDef = {
  label: 'Collapsed embedding',
  tex: '\\frac{\\overline{\\lVert w_k - \\bar{w} \\rVert^2}}{\\overline{\\lVert w_k \\rVert^2}} < 0.01 \\;\\text{ or }\\; \\frac{\\lvert\\{ k : \\lVert w_k \\rVert < 10^{-3} \\}\\rvert}{K} > 0.5',
  explain: 'The vectors of the tokens are all alike or zero, so the network cannot tell the tokens apart.',
  learners: ['examples'],
  find(evidence, shown) {
    if (isSatisfactory(evidence)) return null;
    const limit = ALIKE[shown ? 'ends' : 'begins'];
    const found = evidence.embeddings.find(
      ({ variety, dead, tokens }) => tokens > 1 && (variety < limit || dead > DEAD * tokens),
    );
    if (!found) return null;
    return {
      sentence: sentenceOn(found),
      announcement: 'The vectors of an embedding are alike.',
      proof: null,
      remedies: ['random_start', 'less_penalty', 'tenth_of_rate'],
    };
  },
};

function sentenceOn({ title, tokens, dead, variety }: EmbeddingEvidence): string {
  if (dead > DEAD * tokens) {
    const which = dead === tokens ? `All ${formatCount(tokens)}` : `${formatCount(dead)} of the ${formatCount(tokens)}`;
    return `${which} vectors in ${title} are almost zero, so the network cannot tell those tokens apart.`;
  }
  return `The ${formatCount(tokens)} vectors in ${title} are alike: they differ by ${formatPercent(variety)} of their squared length, so the network cannot tell the tokens apart.`;
}
