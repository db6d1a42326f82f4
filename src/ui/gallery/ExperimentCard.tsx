import { type MouseEvent, useMemo } from 'react';
import type { ReadyExperiment } from '../../gallery/experiments/ready-experiment.ts';
import { useReducedMotion } from '../useReducedMotion.ts';
import { useSeen } from '../useSeen.ts';
import styles from './ExperimentCard.module.css';
import { linkOf, openExperiment } from './open.ts';
import type { Rehearsal } from './rehearsal.ts';
import { SceneCanvas } from './SceneCanvas.tsx';
import { LEVEL_NAMES } from './words.ts';

interface ExperimentCardProps {
  readonly experiment: ReadyExperiment;
  readonly rehearsal: Rehearsal;
}

/** The side of a thumbnail, in design pixels. */
const SIDE = 112;

/** A link that opens an experiment, with its thumbnail, which trains while it is pointed at or focused. */
export function ExperimentCard({ experiment, rehearsal }: ExperimentCardProps) {
  const [place, seen] = useSeen<HTMLLIElement>();
  const isStill = useReducedMotion();
  const source = useMemo(() => rehearsal.scene(experiment.id), [rehearsal, experiment]);
  const start = () => isStill || rehearsal.start(experiment);

  function open(event: MouseEvent) {
    // With a key, the browser opens the link elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openExperiment(experiment);
  }

  return (
    <li ref={place} className={styles.card}>
      <a
        href={linkOf(experiment)}
        data-card
        className={styles.link}
        onClick={open}
        onPointerEnter={start}
        onPointerLeave={rehearsal.stop}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && start()}
        onBlur={rehearsal.stop}
      >
        <span className={styles.picture}>{seen && <SceneCanvas source={source} size={SIDE} />}</span>
        <span className={styles.words}>
          <span className={styles.title}>{experiment.title}</span>
          <span className={styles.sentence}>{experiment.sentence}</span>
          <span className={styles.level}>{LEVEL_NAMES[experiment.level]}</span>
        </span>
      </a>
    </li>
  );
}
