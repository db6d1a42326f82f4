import { hasGenerator, learnsByReward } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRestrictions } from '../../store/restrictions.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import card from './EntryCard.module.css';
import { InitializerCard } from './InitializerCard.tsx';
import { LossCard } from './LossCard.tsx';
import { OptimizerCard } from './OptimizerCard.tsx';
import { RegularizationCard } from './RegularizationCard.tsx';
import { ScheduleCard } from './ScheduleCard.tsx';
import styles from './TrainingPanel.module.css';

const GeneratorCard = lazyPart(async () => (await import('./GeneratorCard.tsx')).GeneratorCard, {
  name: 'The settings of the generator',
});

const MethodCard = lazyPart(async () => (await import('./MethodCard.tsx')).MethodCard, {
  name: 'The method of the agent',
});

const UntilCard = lazyPart(async () => (await import('./UntilCard.tsx')).UntilCard, {
  name: 'The field for the end of the run',
  waiting: (
    <div className={card.card}>
      <div className={styles.until} />
    </div>
  ),
});

const Fixed = lazyPart(async () => (await import('../embed/Fixed.tsx')).Fixed, { name: 'The list of fixed settings' });

/** The settings of training: loss, or the method of an agent, optimizer, schedule except for an agent, end of the run, initializers and regularization. */
export function TrainingPanel() {
  const isRestricted = useRestrictions(({ hidden }) => hidden.size > 0);
  const isAgent = useExperiment(({ spec }) => learnsByReward(spec));
  const isGame = useExperiment(({ spec }) => hasGenerator(spec));
  return (
    <section className={styles.panel} aria-labelledby="training-title">
      <h2 id="training-title" className={styles.title}>
        Training
      </h2>
      {isRestricted && <Fixed />}
      {isAgent ? <MethodCard /> : <LossCard />}
      <OptimizerCard />
      {isGame && <GeneratorCard />}
      {!isAgent && <ScheduleCard />}
      <UntilCard />
      <InitializerCard />
      <RegularizationCard />
    </section>
  );
}
