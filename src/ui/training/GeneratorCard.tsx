import type { Hyperparameter } from '../../catalog/entry.ts';
import { DISCRIMINATOR_STEPS, effectOfChoosing, idsOf } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Slider } from '../controls/Slider.tsx';
import { EntryCard } from './EntryCard.tsx';

const STEPS: Hyperparameter = {
  ...DISCRIMINATOR_STEPS,
  label: 'Steps of D for one of G',
  tex: 'k',
  scale: 'linear',
  effect: effectOfChoosing('discriminatorSteps'),
  explain:
    'With more steps the discriminator keeps ahead of the generator, so that its gradient is more useful, but each step of the generator takes longer.',
};

/** The optimizer of the generator, and how often it makes a step. */
export function GeneratorCard() {
  const optimizer = useExperiment(({ spec }) => spec.generatorOptimizer);
  const steps = useExperiment(({ spec }) => spec.discriminatorSteps);
  return (
    <EntryCard
      title="Optimizer of G"
      subject="generatorOptimizer"
      section="optimizers"
      ids={idsOf('optimizers')}
      call={optimizer}
      onEdit={(call, how) => edit({ generatorOptimizer: call }, how)}
    >
      <Slider
        name="discriminatorSteps"
        of={STEPS}
        value={steps}
        onEdit={(discriminatorSteps, how) => edit({ discriminatorSteps }, how)}
      />
    </EntryCard>
  );
}
