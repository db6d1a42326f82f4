import { useEffect, useRef } from 'react';
import type { StageKind } from '../../runtime/protocol.ts';
import { seekStage } from '../../store/slow-step.ts';
import { Formula } from '../controls/Formula.tsx';
import { goToNote } from '../inspect/notes/openNote.ts';
import { openTab } from '../inspect/openTab.ts';
import styles from './Glossary.module.css';
import { glossary } from './glossary.ts';

interface GlossaryProps {
  /** The TeX of the term to show and focus; null for none. */
  readonly about: string | null;
}

/** The meaning of the symbols in formulas. */
export function Glossary({ about }: GlossaryProps) {
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (about === null) return;
    asked.current?.scrollIntoView({ block: 'center' });
    asked.current?.focus({ preventScroll: true });
  }, [about]);
  return glossary.map(({ title, terms }) => (
    <section key={title} className={styles.chapter}>
      <h4>{title}</h4>
      <dl>
        {terms.map(({ tex, meaning, note, stage }) => (
          <div key={tex} {...(tex === about && { ref: asked, tabIndex: -1, className: styles.asked })}>
            <dt>
              <Formula tex={tex} />
            </dt>
            <dd>
              {meaning}
              <LeadingButton label={`Note about ${meaning}`} name="Note" onClick={() => goToNote(note)} />
              {stage && (
                <LeadingButton label={`Numbers of ${meaning}`} name="Numbers" onClick={() => goToStageOf(stage)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

interface LeadingButtonProps {
  /** The name for screen readers, which begins with `name`. */
  readonly label: string;
  readonly name: string;
  readonly onClick: () => void;
}

/** Closes the help and leads elsewhere on the page. */
function LeadingButton({ label, name, onClick }: LeadingButtonProps) {
  return (
    <button
      type="button"
      className={styles.note}
      aria-label={label}
      onClick={({ currentTarget }) => {
        currentTarget.closest('dialog')?.close();
        onClick();
      }}
    >
      {name}
    </button>
  );
}

/** Opens the step at the first stage of a kind. */
function goToStageOf(kind: StageKind): void {
  seekStage(kind);
  openTab('step');
}
