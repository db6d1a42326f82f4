import { X } from 'lucide-react';
import { type Call, entryOf } from '../../experiment/index.ts';
import { chooseSubject } from '../../store/choice.ts';
import { edit } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import styles from './RegularizationCard.module.css';

interface RegularizerRowProps {
  readonly call: Call;
}

/** An active regularizer with its hyperparameters. */
export function RegularizerRow({ call }: RegularizerRowProps) {
  const { id } = call;
  const { label } = entryOf('regularizers', id);
  const choose = () => chooseSubject({ regularizer: id });
  return (
    <li data-part={id} onFocus={choose} onChange={choose}>
      <div className={styles.name}>
        <span>{label}</span>
        <Button
          look="round"
          aria-label={`Remove ${label}`}
          title={choosingHint('regularizers')}
          onClick={() => edit(({ regularizers }) => ({ regularizers: regularizers.filter((one) => one.id !== id) }))}
        >
          <X size={13} aria-hidden="true" />
        </Button>
      </div>
      <Hyperparameters
        section="regularizers"
        call={call}
        onEdit={(next, how) =>
          edit(({ regularizers }) => ({ regularizers: regularizers.map((one) => (one.id === id ? next : one)) }), how)
        }
      />
    </li>
  );
}
