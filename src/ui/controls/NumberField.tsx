import { type KeyboardEvent, useState } from 'react';
import styles from './NumberField.module.css';
import { useCommit } from './useCommit.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  readonly title?: string;
  readonly onEnter: (value: number) => void;
}

/**
 * A number to type. It counts when it is entered (Enter, leaving the field, the arrow keys), not letter by letter; Escape
 * leaves the number that was.
 */
export function NumberField({ label, value, min, max, step, title, onEnter }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const input = useCommit((text) => {
    const number = Number.parseFloat(text);
    if (Number.isFinite(number) && number !== value) onEnter(number);
    setDraft(null);
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Escape' || draft === null) return;
    // Around it Escape would close a popover.
    event.preventDefault();
    event.stopPropagation();
    // The browser would else take what was typed for entered once the field is left.
    event.currentTarget.value = String(value);
    event.currentTarget.select();
    setDraft(null);
  }

  return (
    <input
      ref={input}
      type="number"
      className={styles.field}
      aria-label={label}
      title={title}
      min={min}
      max={max}
      step={step}
      value={draft ?? String(value)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={() => setDraft(null)}
    />
  );
}
