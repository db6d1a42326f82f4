import { dataOf, lossesFor } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Consequence } from './Consequence.tsx';
import { EntryCard } from './EntryCard.tsx';

/** The loss that training minimizes. */
export function LossCard() {
  const task = useExperiment(({ spec }) => dataOf(spec).task);
  const loss = useExperiment(({ spec }) => spec.loss);
  return (
    <EntryCard
      title="Loss"
      subject="loss"
      section="losses"
      ids={lossesFor(task)}
      call={loss}
      note={<Consequence />}
      onEdit={(call, how) => edit({ loss: call }, how)}
    />
  );
}
