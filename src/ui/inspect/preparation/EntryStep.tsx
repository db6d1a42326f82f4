import type { Call } from '../../../experiment/experiment.ts';
import { call as callOf, entryOf, idsOf } from '../../../experiment/index.ts';
import { effectHint } from '../../controls/effectHint.ts';
import { Formula } from '../../controls/Formula.tsx';
import { Hyperparameters } from '../../controls/Hyperparameters.tsx';
import { Select } from '../../controls/Select.tsx';
import styles from './Preparation.module.css';
import { Step } from './Step.tsx';

interface EntryStepProps {
  readonly title: string;
  /** The name of the control. */
  readonly label: string;
  readonly section: 'imputers' | 'outliers' | 'scalers';
  readonly call: Call;
  readonly words: string | null;
  readonly onEdit: (call: Call, how?: { dragging: boolean }) => void;
}

/** A step with the choice of a catalog entry, its hyperparameters and its formula. */
export function EntryStep({ title, label, section, call, words, onEdit }: EntryStepProps) {
  return (
    <Step title={title} words={words}>
      <Select
        look="heading"
        label={label}
        title={effectHint('resample')}
        value={call.id}
        options={idsOf(section).map((id) => ({ id, label: entryOf(section, id).label }))}
        onChoose={(id) => onEdit(callOf(section, id))}
      />
      <div className={styles.hyper}>
        <Hyperparameters section={section} call={call} onEdit={onEdit} />
      </div>
      <div className={styles.formula}>
        <Formula tex={entryOf(section, call.id).tex} display />
      </div>
    </Step>
  );
}
