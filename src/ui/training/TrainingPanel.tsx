import { InitializerCard } from './InitializerCard.tsx';
import { LossCard } from './LossCard.tsx';
import { OptimizerCard } from './OptimizerCard.tsx';
import { RegularizationCard } from './RegularizationCard.tsx';
import { ScheduleCard } from './ScheduleCard.tsx';
import styles from './TrainingPanel.module.css';

/** The settings of training: loss, optimizer, schedule, initializers and regularization. */
export function TrainingPanel() {
  return (
    <section className={styles.panel} aria-labelledby="training-title">
      <h2 id="training-title" className={styles.title}>
        Training
      </h2>
      <LossCard />
      <OptimizerCard />
      <ScheduleCard />
      <InitializerCard />
      <RegularizationCard />
    </section>
  );
}
