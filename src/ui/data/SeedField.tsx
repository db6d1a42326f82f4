import { Dices } from 'lucide-react';
import { SEED } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './SeedField.module.css';

/** The seed of everything random in an experiment: examples, split, initial weights, order of the batches. */
export function SeedField() {
  const seed = useExperiment(({ spec }) => spec.seed);
  const title = `The same seed gives the same run. ${choosingHint('seed')}`;
  return (
    <div className={styles.seed} data-field="seed" title={title}>
      <span>Seed</span>
      <Button look="round" className={styles.next} aria-label="Next seed" onClick={() => edit({ seed: seed + 1 })}>
        <Dices size={14} aria-hidden="true" />
      </Button>
      <NumberField
        label="Seed"
        value={seed}
        range={SEED}
        title={title}
        onEnter={(entered) => edit({ seed: entered })}
      />
    </div>
  );
}
