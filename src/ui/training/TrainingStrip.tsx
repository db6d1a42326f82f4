import { InitializerCard } from './InitializerCard.tsx';
import { LossCard } from './LossCard.tsx';
import { OptimizerCard } from './OptimizerCard.tsx';
import { RegularizationCard } from './RegularizationCard.tsx';
import { ScheduleCard } from './ScheduleCard.tsx';
import styles from './TrainingStrip.module.css';

/** How the network learns. */
export function TrainingStrip() {
  return (
    <section className={styles.strip} aria-labelledby="training-title">
      <h2 id="training-title" className="visually-hidden">
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
