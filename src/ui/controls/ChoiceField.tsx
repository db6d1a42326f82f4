import type { Hyperparameter } from '../../catalog/entry.ts';
import styles from './ChoiceField.module.css';
import { effectHint } from './effectHint.ts';
import { Select } from './Select.tsx';

interface ChoiceFieldProps {
  /** Identifies the field on the page, such as `freeze`. */
  readonly name: string;
  /** A hyperparameter with `options`. */
  readonly of: Hyperparameter;
  /** The index in its options. */
  readonly value: number;
  readonly onEdit: (value: number) => void;
}

/** A select for a hyperparameter with options. */
export function ChoiceField({ name, of, value, onEdit }: ChoiceFieldProps) {
  const options = (of.options ?? []).map((word, index) => ({ id: String(index), label: word.replaceAll('_', ' ') }));
  return (
    <div className={styles.choice} data-field={name}>
      <span className={styles.label} aria-hidden="true">
        {of.label}
      </span>
      <Select
        look="pill"
        label={of.label}
        title={`${of.explain} ${effectHint(of.effect)}`}
        value={String(value)}
        options={options}
        onChoose={(id) => onEdit(Number(id))}
      />
    </div>
  );
}
