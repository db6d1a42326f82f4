import { useEffect, useRef } from 'react';
import { Formula } from '../controls/Formula.tsx';
import { goToNote } from '../inspect/notes/openNote.ts';
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
        {terms.map(({ tex, meaning, note }) => (
          <div key={tex} {...(tex === about && { ref: asked, tabIndex: -1, className: styles.asked })}>
            <dt>
              <Formula tex={tex} />
            </dt>
            <dd>
              {meaning}
              <NoteButton note={note} about={meaning} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

/** Closes the help and opens a note. @param about the meaning of the symbol, which names the button */
function NoteButton({ note, about }: { readonly note: string; readonly about: string }) {
  return (
    <button
      type="button"
      className={styles.note}
      aria-label={`Note about ${about}`}
      onClick={({ currentTarget }) => {
        currentTarget.closest('dialog')?.close();
        goToNote(note);
      }}
    >
      Note
    </button>
  );
}
