import type { CSSProperties, ReactNode } from 'react';
import {
  type Call,
  call as callOf,
  type ExperimentSpec,
  entryOf,
  keyOf,
  type Section,
  standardSpec,
} from '../../experiment/index.ts';
import { chooseSubject, type Subject } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { withSharedStructure } from '../../store/structural-sharing.ts';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { Select } from '../controls/Select.tsx';
import { EntryFormula } from '../formula/EntryFormula.tsx';
import styles from './EntryCard.module.css';

interface EntryCardProps {
  readonly title: string;
  readonly subject: Subject & keyof ExperimentSpec;
  readonly section: Exclude<Section, 'datasets'>;
  /** The entries to choose from. */
  readonly ids: readonly string[];
  readonly call: Call;
  /** Shown right below the choice. */
  readonly note?: ReactNode;
  /** Shown instead of the formula. */
  readonly picture?: ReactNode;
  readonly onEdit: (call: Call, how?: { dragging: boolean }) => void;
  /** Shown below everything else. */
  readonly children?: ReactNode;
}

let lastSpec: ExperimentSpec | null = null;
let lastUsual: ExperimentSpec | null = null;

/** The defaults on the data of an experiment; the same objects as long as they are equal. */
function usualOf(spec: ExperimentSpec): ExperimentSpec {
  if (lastUsual && lastSpec === spec) return lastUsual;
  lastSpec = spec;
  const usual = standardSpec(spec);
  lastUsual = lastUsual ? withSharedStructure(lastUsual, usual) : usual;
  return lastUsual;
}

/** The default numbers of an entry on the present data; undefined if another entry is the default. */
function useUsualArgs(field: keyof ExperimentSpec, id: string): Call['args'] | undefined {
  const usual = useExperiment(({ spec }) => usualOf(spec)[field]);
  return isCall(usual) && usual.id === id ? usual.args : undefined;
}

function isCall(value: ExperimentSpec[keyof ExperimentSpec]): value is Call {
  return typeof value === 'object' && value !== null && 'args' in value;
}

/** The choice of an entry from one section of the catalog, with its hyperparameters and its formula. */
export function EntryCard(props: EntryCardProps) {
  const { title, subject, section, ids, call, note, picture, onEdit, children } = props;
  const { label, tex, hyper } = entryOf(section, call.id);
  const count = Object.keys(hyper).length;
  const usual = useUsualArgs(subject, call.id);
  const choose = () => chooseSubject(subject);
  const key = keyOf(subject);
  return (
    <Control of={key}>
      <fieldset
        className={styles.card}
        data-part={subject}
        aria-label={`${title} settings`}
        onFocus={choose}
        onChange={choose}
      >
        <div className={styles.head} data-field="choice">
          <span className={styles.title} aria-hidden="true">
            {title}
          </span>
          <Select
            look="heading"
            label={title}
            title={`${label}. ${choosingHint(subject)}`}
            value={call.id}
            options={ids.map((id) => ({ id, label: entryOf(section, id).label }))}
            onChoose={(id) => onEdit(callOf(section, id))}
          />
        </div>
        {note}
        <div className={styles.body}>
          {count > 0 && (
            <div className={styles.hyper} style={{ '--count': count } as CSSProperties}>
              <Hyperparameters of={key} section={section} call={call} onEdit={onEdit} usual={usual} />
            </div>
          )}
          {picture ?? (
            <div className={styles.formula}>
              <EntryFormula section={section} call={call} tex={tex} isGenerator={subject === 'generatorOptimizer'} />
            </div>
          )}
        </div>
        {children}
      </fieldset>
    </Control>
  );
}
