import { useEffect, useMemo } from 'react';
import { EXPERIMENTS } from '../../gallery/experiments/index.ts';
import { useEngine } from '../engine.ts';
import { ExperimentCard } from './ExperimentCard.tsx';
import { GalleryList } from './GalleryList.tsx';
import { createRehearsal } from './rehearsal.ts';
import { textsOfExperiment } from './words.ts';

/** Searches and opens ready experiments, topic by topic. */
export function ExperimentsTab() {
  const rehearsal = useRehearsal();
  return (
    <GalleryList
      noun="experiment"
      article="an"
      example="XOR, dropout, digits, GRU …"
      members={EXPERIMENTS}
      textsOf={textsOfExperiment}
      card={(experiment) => <ExperimentCard key={experiment.id} experiment={experiment} rehearsal={rehearsal} />}
    />
  );
}

/** Its engine ends with the tab. */
function useRehearsal() {
  const engine = useEngine();
  const rehearsal = useMemo(() => createRehearsal(engine), [engine]);
  useEffect(() => rehearsal.dispose, [rehearsal]);
  return rehearsal;
}
