import { hasGenerator, idsOf } from '../../experiment/index.ts';
import { chooseOptimizer, edit, useExperiment } from '../../store/experiment.ts';
import { EntryCard } from './EntryCard.tsx';

export function OptimizerCard() {
  const optimizer = useExperiment(({ spec }) => spec.optimizer);
  const ofDiscriminator = useExperiment(({ spec }) => hasGenerator(spec));
  return (
    <EntryCard
      title={ofDiscriminator ? 'Optimizer of D' : 'Optimizer'}
      subject="optimizer"
      section="optimizers"
      ids={idsOf('optimizers')}
      call={optimizer}
      onEdit={(call, how) => (call.id === optimizer.id ? edit({ optimizer: call }, how) : chooseOptimizer(call.id))}
    />
  );
}
