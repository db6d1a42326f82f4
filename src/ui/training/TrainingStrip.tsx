import { entryOf, idsOf, lossesFor } from '../../spec/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { EntryCard } from './EntryCard.tsx';
import styles from './TrainingStrip.module.css';

/** How the network learns: loss, optimizer, initializer. */
export function TrainingStrip() {
  const { data, loss, optimizer, initializer } = useExperiment(({ spec }) => spec);
  const { task } = entryOf('datasets', data.id);
  return (
    <section className={styles.strip} aria-labelledby="training-title">
      <h2 id="training-title" className="visually-hidden">
        Training
      </h2>
      <EntryCard
        title="Loss"
        subject="loss"
        section="losses"
        ids={lossesFor(task)}
        call={loss}
        effect="recompile"
        onEdit={(call, how) => edit({ loss: call }, how)}
      />
      <EntryCard
        title="Optimizer"
        subject="optimizer"
        section="optimizers"
        ids={idsOf('optimizers')}
        call={optimizer}
        effect="recompile"
        onEdit={(call, how) => edit({ optimizer: call }, how)}
      />
      <EntryCard
        title="Initializer"
        subject="initializer"
        section="initializers"
        ids={idsOf('initializers')}
        call={initializer}
        effect="resample"
        onEdit={(call, how) => edit({ initializer: call }, how)}
      />
    </section>
  );
}
