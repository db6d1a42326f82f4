import { FOLDS } from '../../../spec/index.ts';
import { edit, useExperiment } from '../../../store/experiment.ts';
import { effectHint } from '../../controls/effectHint.ts';
import { Select } from '../../controls/Select.tsx';
import styles from './Preparation.module.css';
import { Step } from './Step.tsx';

const USUAL_FOLDS = [FOLDS.default, FOLDS.max];

/** How rows are dealt out to the parts, and which fold of cross-validation validates. */
export function SplitStep({ words }: { readonly words: string | null }) {
  const { train, validation, test } = useExperiment(({ spec }) => spec.split);
  const fold = useExperiment(({ spec }) => spec.fold);
  const counts = [...new Set([...USUAL_FOLDS, ...(fold ? [fold.of] : [])])].sort((a, b) => a - b);
  const indices = Array.from({ length: fold?.of ?? 0 }, (_, place) => place + 1);
  return (
    <Step title="Split" words={words}>
      <p className={styles.choice}>
        {train} · {validation} · {test} %
      </p>
      <div className={styles.row}>
        <span aria-hidden="true">Folds</span>
        <Select
          look="pill"
          label="Folds of cross-validation"
          title={`Training and validation part together are cut into folds, and one of them validates. ${effectHint('resample')}`}
          value={String(fold?.of ?? 0)}
          options={[{ id: '0', label: 'off' }, ...counts.map((of) => ({ id: String(of), label: String(of) }))]}
          onChoose={(of) => edit({ fold: of === '0' ? null : { index: 1, of: Number(of) } })}
        />
      </div>
      {fold && (
        <div className={styles.row}>
          <span aria-hidden="true">Validates</span>
          <Select
            look="pill"
            label="Fold that validates"
            title={effectHint('resample')}
            value={String(fold.index)}
            options={indices.map((index) => ({ id: String(index), label: `fold ${index}` }))}
            onChoose={(index) => edit({ fold: { ...fold, index: Number(index) } })}
          />
        </div>
      )}
    </Step>
  );
}
