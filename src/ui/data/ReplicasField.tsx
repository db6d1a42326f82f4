import { REPLICAS } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import styles from './Field.module.css';
import { SeedField } from './SeedField.tsx';

const SweepField = lazyPart(async () => (await import('./SweepField.tsx')).SweepField, {
  name: 'The setting that differs',
});

const USUAL = [REPLICAS.min, 4, 16, REPLICAS.max];

/** The seed, the number of runs that train at once, and the setting in which they differ. */
export function ReplicasField() {
  const spec = useExperiment((store) => store.spec);
  const { replicas } = spec;
  const counts = [...new Set([...USUAL, replicas])].toSorted((a, b) => a - b);
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <Control of="seed">
          <SeedField />
        </Control>
        <Control of="replicas">
          <span className={styles.number} data-field="replicas">
            <span aria-hidden="true">Runs</span>
            <Select
              look="pill"
              label="Runs at once"
              title={`Runs at once: several runs side by side show how much of a result is luck, and which setting is best. ${choosingHint('replicas')}`}
              value={String(replicas)}
              options={counts.map((count) => ({ id: String(count), label: String(count) }))}
              onChoose={(id) => edit({ replicas: Number(id), ...(id === '1' && { sweep: null }) })}
            />
          </span>
        </Control>
      </div>
      {replicas > 1 && <SweepField spec={spec} />}
    </div>
  );
}
