import { ChevronDown } from 'lucide-react';
import styles from './Select.module.css';

interface Option {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Whether the label is a name from the data, which is excluded from translation. */
  readonly isName?: boolean;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly title?: string;
  /** Why nothing can be chosen; null if something can. The select stays focusable and shows the reason. */
  readonly reason?: string | null;
  /** `heading` is large and without a border, `pill` small and round, `tight` a narrower pill. */
  readonly look: 'heading' | 'pill' | 'tight';
  readonly onChoose: (id: string) => void;
}

/** A native select in the style of the page. */
export function Select({ label, value, options, title, reason = null, look, onChoose }: SelectProps) {
  const off = reason !== null && { 'aria-disabled': true, 'aria-description': reason, title: reason };
  return (
    <span className={`${styles.select} ${styles[look]}`}>
      <select
        aria-label={label}
        title={title}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        {...off}
      >
        {options.map((option) => (
          <option
            key={option.id}
            value={option.id}
            disabled={option.disabled}
            translate={option.isName ? 'no' : undefined}
          >
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className={styles.chevron} size={14} aria-hidden="true" />
    </span>
  );
}
