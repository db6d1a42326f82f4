import { formatCount } from '../../math/format.ts';
import { coverageBars, few, repeats, uncovering } from './coverage.ts';
import type { DiagnosisDef } from './definition.ts';

export const missed_modes: DiagnosisDef = {
  label: 'Far from the data',
  tex: '\\text{coverage} < 0.4, \\quad \\text{precision} < 0.5',
  explain: 'Most generated examples lie where there are no real ones.',
  learners: ['game'],
  find(evidence, shown) {
    const generated = uncovering(evidence, shown);
    if (!generated || repeats(generated)) return null;
    return {
      sentence: `After ${formatCount(evidence.step)} steps, the generated examples cover ${few(generated.coverage)} of the training examples, and ${few(generated.precision)} of the generated ones are near a training example.`,
      announcement: 'Most generated examples are far from the training examples.',
      proof: coverageBars(generated),
      remedies: ['tenth_of_generator_rate', 'wasserstein'],
    };
  },
};
