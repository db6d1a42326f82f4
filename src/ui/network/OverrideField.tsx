import type { Effect } from '../../catalog/entry.ts';
import { type Call, call as callOf, entryOf, type Section } from '../../experiment/index.ts';
import choice from '../controls/ChoiceField.module.css';
import { effectHint } from '../controls/effectHint.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { Select } from '../controls/Select.tsx';

interface OverrideFieldProps {
  readonly label: string;
  readonly section: Section;
  readonly ids: readonly string[];
  /** The effect of a change on the run. */
  readonly effect: Effect;
  /** Null for the experiment's own entry. */
  readonly call: Call | null;
  readonly onEdit: (call: Call | null, how?: { dragging: boolean }) => void;
}

/** A catalog entry that overrides the experiment's for one layer. */
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
