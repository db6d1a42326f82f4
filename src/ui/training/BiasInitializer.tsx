import type { FocusEvent, FormEvent } from 'react';
import { type Call, call as callOf, entryOf } from '../../experiment/index.ts';
import { chooseSubject } from '../../store/choice.ts';
import choice from '../controls/ChoiceField.module.css';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { Select } from '../controls/Select.tsx';

interface BiasInitializerProps {
  readonly ids: readonly string[];
  readonly call: Call;
  readonly onEdit: (call: Call, how?: { dragging: boolean }) => void;
}

/** The initializer of the biases, shown inside the card of the weights' initializer. */
export function BiasInitializer({ ids, call, onEdit }: BiasInitializerProps) {
  // Otherwise the surrounding card would select the weights' initializer.
  const choose = (event: FormEvent | FocusEvent) => {
    event.stopPropagation();
    chooseSubject('bias');
  };
  return (
    <Control of="bias">
      <fieldset data-part="bias" aria-label="Bias settings" onFocus={choose} onChange={choose}>
        <div className={choice.choice} data-field="choice">
          <span className={choice.label} aria-hidden="true">
            Biases
          </span>
          <Select
            look="pill"
            label="Initializer of the biases"
            title={choosingHint('bias')}
            value={call.id}
            options={ids.map((id) => ({ id, label: entryOf('initializers', id).label }))}
            onChoose={(id) => onEdit(callOf('initializers', id))}
          />
        </div>
        <Hyperparameters of="bias" section="initializers" call={call} onEdit={onEdit} />
      </fieldset>
    </Control>
  );
}
