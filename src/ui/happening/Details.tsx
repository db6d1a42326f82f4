import { type ReactNode, useId, useRef, useState } from 'react';
import { diagnoses } from '../../catalog/diagnoses/index.ts';
import popover from '../controls/Popover.module.css';
import { lazyPart } from '../parts/lazyPart.tsx';
import styles from './Details.module.css';
import type { Diagnosed } from './judge.ts';

const DiagnosisText = lazyPart(async () => (await import('./DiagnosisText.tsx')).DiagnosisText, {
  name: 'The text about this diagnosis',
});

interface DetailsProps {
  readonly diagnosed: Diagnosed;
  /** Whether another diagnosis is in the foreground. */
  readonly isSecond: boolean;
  /** After something in it was pressed, with which the button may disappear. */
  readonly onDone: () => void;
  /** A small picture on the button. */
  readonly children: ReactNode;
}

/** A button that opens what a diagnosis rests on, why it matters and what to try. */
export function Details({ diagnosed, isSecond, onDone, children }: DetailsProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { label } = diagnoses[diagnosed.id];
  return (
    <>
      <button
        type="button"
        className={styles.button}
        popoverTarget={id}
        aria-label={isSecond ? `Also: ${label}` : `Why: ${label}`}
        title={isSecond ? diagnosed.sentence : 'What this rests on, and what to try'}
      >
        {children}
        {isSecond ? `Also: ${label}` : 'Why?'}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={`${popover.popover} ${styles.details}`}
        onToggle={({ newState }) => setIsOpen(newState === 'open')}
      >
        {isOpen && (
          <DiagnosisText
            diagnosed={diagnosed}
            onDone={() => {
              panel.current?.hidePopover();
              onDone();
            }}
          />
        )}
      </div>
    </>
  );
}
