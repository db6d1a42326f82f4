import { type Call, call as callOf, entryOf, idsOf, keyOf } from '../../../experiment/index.ts';
import { edit, useExperiment } from '../../../store/experiment.ts';
import { Control } from '../../controls/Control.tsx';
import { choosingHint } from '../../controls/effectHint.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Hyperparameters } from '../../controls/Hyperparameters.tsx';
import { Select } from '../../controls/Select.tsx';
import styles from './Preparation.module.css';
import { Step } from './Step.tsx';

interface EntryStepProps {
  readonly title: string;
  /** The name of the control. */
  readonly label: string;
  readonly field: 'missing' | 'outliers' | 'scaler';
  readonly section: 'imputers' | 'outliers' | 'scalers';
  readonly words: string | null;
  /** The entry with the numbers that it has when a person chooses it; by default its own. */
  readonly chosen?: (id: string) => Call;
  /** Names of hyperparameters that have no effect on these data. */
  readonly without?: readonly string[];
}

/** A step with the choice of a catalog entry, its hyperparameters and its formula. */
export function EntryStep({ title, label, field, section, words, chosen, without = [] }: EntryStepProps) {
  const call = useExperiment(({ spec }) => spec[field]);
  return (
    <Step title={title} words={words}>
      <Control of={keyOf(field)} instead={<p className={styles.choice}>{entryOf(section, call.id).label}</p>}>
        <Select
          look="heading"
          label={label}
          title={choosingHint(field)}
          value={call.id}
          options={idsOf(section).map((id) => ({ id, label: entryOf(section, id).label }))}
          onChoose={(id) => edit({ [field]: chosen ? chosen(id) : callOf(section, id) })}
        />
        <div className={styles.hyper}>
          <Hyperparameters
            of={keyOf(field)}
            section={section}
            call={call}
            onEdit={(next, how) => edit({ [field]: next }, how)}
            without={without}
          />
        </div>
      </Control>
      <div className={styles.formula}>
        <Formula tex={entryOf(section, call.id).tex} display />
      </div>
    </Step>
  );
}
