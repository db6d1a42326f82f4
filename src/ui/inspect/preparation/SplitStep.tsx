import { dataOf, type ExperimentSpec, FOLDS, type Fold } from '../../../experiment/index.ts';
import { type Change, edit, useExperiment } from '../../../store/experiment.ts';
import { Control } from '../../controls/Control.tsx';
import { choosingHint } from '../../controls/effectHint.ts';
import { Select } from '../../controls/Select.tsx';
import styles from './Preparation.module.css';
import { Step } from './Step.tsx';

const USUAL_FOLDS = [FOLDS.default, FOLDS.max];

/** The split into parts, and the fold of cross-validation that validates. */
export function SplitStep({ words }: { readonly words: string | null }) {
  const { train, validation, test } = useExperiment(({ spec }) => spec.split);
  const fold = useExperiment(({ spec }) => spec.fold);
  // Folds of a series have different numbers of windows, so they do not train side by side.
  const isSeries = useExperiment(({ spec }) => dataOf(spec).series !== null);
  const swept = useExperiment(({ spec }) => spec.sweep?.of === FOLD);
  return (
    <Step title="Split" words={words}>
      <p className={styles.choice}>
        {train} · {validation} · {test} %
      </p>
      <Control of="fold">
        <div className={styles.row} data-field="folds">
          <span aria-hidden="true">Folds</span>
          <Select
            look="pill"
            label="Folds of cross-validation"
            title={`Divides the training and validation parts into folds, one of which validates. ${choosingHint('fold')}`}
            value={String(fold?.of ?? 0)}
            options={[
              { id: '0', label: 'off' },
              ...countsWith(fold).map((of) => ({ id: String(of), label: String(of) })),
            ]}
            onChoose={(of) => edit(foldsOf(Number(of)))}
          />
        </div>
        {fold && (
          <div className={styles.row}>
            <span aria-hidden="true">Validates</span>
            <Select
              look="pill"
              label="Fold that validates"
              title={`Each: one run for each fold, side by side. ${choosingHint('fold')}`}
              value={swept ? ALL : String(fold.index)}
              options={[
                ...Array.from({ length: fold.of }, (_, index) => ({
                  id: String(index + 1),
                  label: `fold ${index + 1}`,
                })),
                ...(isSeries ? [] : [{ id: ALL, label: 'each' }]),
              ]}
              onChoose={(index) =>
                edit(index === ALL ? eachOf(fold) : { ...(swept && oneRun), fold: { ...fold, index: Number(index) } })
              }
            />
          </div>
        )}
      </Control>
    </Step>
  );
}

/** The id of the swept number if each run uses a different fold. */
const FOLD = 'fold';
const ALL = 'all';
const oneRun = { replicas: 1, sweep: null };

function countsWith(fold: Fold | null): readonly number[] {
  return [...new Set([...USUAL_FOLDS, ...(fold ? [fold.of] : [])])].toSorted((a, b) => a - b);
}

/** @param of the number of folds; 0 for none */
function foldsOf(of: number): Change {
  const fold = of === 0 ? null : { index: 1, of };
  return ({ sweep }) => {
    if (sweep?.of !== FOLD) return { fold };
    return fold ? eachOf(fold) : { fold, ...oneRun };
  };
}

/** One run for each fold, side by side. */
function eachOf({ of }: Fold): Partial<ExperimentSpec> {
  return { fold: { index: 1, of }, replicas: of, sweep: { of: FOLD, from: 1, to: of } };
}
