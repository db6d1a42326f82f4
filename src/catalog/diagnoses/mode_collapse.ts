import { formatCount } from '../../math/format.ts';
import { coverageBars, few, repeats, uncovering } from './coverage.ts';
import { dead_units } from './dead_units.ts';
import type { DiagnosisDef } from './definition.ts';

export const mode_collapse: DiagnosisDef = {
  label: 'Mode collapse',
  tex: '\\frac{\\lvert\\{\\text{real examples near generated ones}\\}\\rvert}{\\lvert\\{\\text{real examples}\\}\\rvert} < 0.4',
  explain: 'The generator makes only a few kinds of examples, which the discriminator takes for real.',
  learners: ['game'],
  find(evidence, shown) {
    const generated = uncovering(evidence, shown);
    if (!generated || !repeats(generated)) return null;
    // Dead units leave a generator little to vary.
    const dead = dead_units.find(evidence, shown);
    return {
      sentence: `Mode collapse: after ${formatCount(evidence.step)} steps, the generated examples cover ${few(generated.coverage)} of the training examples.`,
      announcement: 'The generated examples cover only a small part of the training examples.',
      proof: coverageBars(generated),
      remedies: ['tenth_of_generator_rate', ...(dead?.remedies ?? []), 'wasserstein'],
    };
  },
};
