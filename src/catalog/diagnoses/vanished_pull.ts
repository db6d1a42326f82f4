import { formatNumber } from '../../math/format.ts';
import type { DiagnosisDef } from './definition.ts';

/**
 * The mean answer to generated examples below which the discriminator is certain, and the fall of the generator's loss,
 * in nats, below which the pull has vanished.
 */
const CERTAIN = { begins: 0.01, ends: 0.02 } as const;
const VANISHED = { begins: 0.1, ends: 0.2 } as const;

export const vanished_pull: DiagnosisDef = {
  label: 'Vanished pull',
  tex: 'D(G(z)) < 0.01, \\quad \\lVert \\nabla_{\\!x} \\mathcal{L}_G \\rVert \\to 0',
  explain: 'The discriminator is so certain that its gradient tells the generator nothing.',
  learners: ['game'],
  find({ game }, shown) {
    if (!game?.generated || !game.isProbability) return null;
    const { judged, pull } = game.generated;
    const end = shown ? 'ends' : 'begins';
    if (!(judged < CERTAIN[end] && pull < VANISHED[end])) return null;
    return {
      sentence: `The discriminator rejects every generated example with certainty, ${formatNumber(judged)} on average, and its gradient has vanished there: the generator hardly learns.`,
      announcement: 'The gradient of the generator has vanished.',
      proof: null,
      remedies: ['non_saturating', 'fewer_discriminator_steps', 'tenth_of_rate', 'wasserstein'],
    };
  },
};
