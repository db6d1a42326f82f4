import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { Complaint } from './Complaint.tsx';
import { enterNumber, type NumberRange } from './enterNumber.ts';
import styles from './NumberField.module.css';
import { type Nudge, nudgeBy } from './scale.ts';

interface NumberFieldProps {
  readonly label: string;
  /** NaN if there is none yet. */
  readonly value: number;
  readonly range: NumberRange;
  /** The effect of an arrow key on the value. */
  readonly nudge?: Nudge;
  readonly title?: string;
  readonly onEnter: (value: number) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const byOne = nudgeBy(1);

/**
 * A field for a number in any usual notation (`readNumber.ts`). An edit takes effect when it is entered (Enter, leaving
 * the field, the arrow keys), not with each letter; Escape restores the previous number. If the text cannot be used, a
 * message beside the field explains why. It is a text field, because the browser's number field drops characters that
 * it does not know and returns the rest as a different number.
 */
export function NumberField({ label, value, range, nudge = byOne, title, onEnter }: NumberFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const complaintId = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const shown = Number.isNaN(value) ? '' : String(value);

  // Typing replaces the number, even one that has just changed.
  useLayoutEffect(() => {
    if (draft === null && field.current === document.activeElement) field.current?.select();
  });

  function commit() {
    if (draft === null) return;
    const entered = enterNumber(draft, range, value);
    setDraft(null);
    setComplaint(entered.complaint);
    if (entered.value !== null && entered.value !== value) onEnter(entered.value);
  }

  function step(steps: number) {
    const from = draft === null ? value : (enterNumber(draft, range, value).value ?? value);
    const next = Math.min(Math.max(nudge(Number.isNaN(from) ? 0 : from, steps), range.min), range.max);
    setDraft(null);
    setComplaint(null);
    if (next !== value) onEnter(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const steps = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      commit();
    } else if (steps !== undefined) {
      event.preventDefault();
      step(steps);
    } else if (event.key === 'Escape' && draft !== null) {
      // Otherwise Escape would close a surrounding popover.
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
    }
  }

  return (
    <>
      <input
        ref={field}
        type="text"
        role="spinbutton"
        // The decimal keyboard of a phone has no minus sign.
        inputMode={range.min < 0 ? 'text' : range.integer ? 'numeric' : 'decimal'}
        autoComplete="off"
        spellCheck={false}
        className={styles.field}
        aria-label={label}
        aria-valuenow={decimal(value)}
        aria-valuetext={shown === '' ? undefined : shown}
        aria-valuemin={decimal(range.min)}
        aria-valuemax={decimal(range.max)}
        aria-describedby={complaint === null ? undefined : complaintId}
        title={title}
        placeholder="–"
        value={draft ?? shown}
        onChange={(event) => {
          setDraft(event.target.value);
          setComplaint(null);
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        onBlur={commit}
      />
      {complaint !== null && (
        <Complaint id={complaintId} about={field} onClose={() => setComplaint(null)}>
          {complaint}
        </Complaint>
      )}
    </>
  );
}

/** A finite number without an exponent, as ARIA requires. */
function decimal(value: number): number | undefined {
  if (!Number.isFinite(value)) return undefined;
  const rounded = Number(value.toPrecision(15));
  // The first use of `toLocaleString` takes milliseconds, which the first picture would wait for.
  if (!String(rounded).includes('e')) return rounded;
  // React also accepts a string, but the types of ARIA require a number.
  return rounded.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 15 }) as unknown as number;
}
