import { Select } from '../../controls/Select.tsx';
import styles from './OwnTab.module.css';

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  /** The labels by id. */
  readonly options: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly onChoose: (id: string) => void;
}

/** A choice for how a file is read, with its name. */
export function Choice({ name, value, options, title, onChoose }: ChoiceProps) {
  return (
    <span className={styles.field}>
      <span aria-hidden="true">{name}</span>
      <Select
        look="pill"
        label={name}
        value={value}
        options={Object.entries(options).map(([id, label]) => ({ id, label }))}
        {...(title !== undefined && { title })}
        onChoose={onChoose}
      />
    </span>
  );
}
