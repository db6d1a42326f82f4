import type { Effect } from '../../catalog/entry.ts';
import { type Call, call as callOf, entryOf, type Section } from '../../spec/index.ts';
import choice from '../controls/ChoiceField.module.css';
import { effectHint } from '../controls/effectHint.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { Select } from '../controls/Select.tsx';

interface OverrideFieldProps {
  readonly label: string;
  readonly section: Section;
  readonly ids: readonly string[];
  /** What choosing another does to the run. */
  readonly effect: Effect;
  /** Null where the experiment's stands. */
  readonly call: Call | null;
  readonly onEdit: (call: Call | null, how?: { dragging: boolean }) => void;
}

/** A catalog entry that a layer has instead of the experiment's. */
export function OverrideField({ label, section, ids, effect, call, onEdit }: OverrideFieldProps) {
  return (
    <>
      <div className={choice.choice}>
        <span className={choice.label} aria-hidden="true">
          {label}
        </span>
        <Select
          look="pill"
          label={label}
          title={effectHint(effect)}
          value={call?.id ?? ''}
          options={[
            { id: '', label: 'as in the experiment' },
            ...ids.map((id) => ({ id, label: entryOf(section, id).label })),
          ]}
          onChoose={(id) => onEdit(id ? callOf(section, id) : null)}
        />
      </div>
      {call && <Hyperparameters section={section} call={call} onEdit={onEdit} />}
    </>
  );
}
