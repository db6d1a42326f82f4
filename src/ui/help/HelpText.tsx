import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { setLetterShortcuts, useLetterShortcuts } from '../../store/letters.ts';
import { isPresenting, page, togglePresenting } from '../../store/page.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { openCheck } from '../handin/open.ts';
import { PRESENTER_KEYS } from '../present/keys.ts';
import { SHORTCUTS, shownKey } from '../shortcuts.ts';
import { Glossary } from './Glossary.tsx';
import styles from './HelpText.module.css';

interface HelpTextProps {
  /** The symbol to begin with; null for none. */
  readonly about: string | null;
  readonly onClose: () => void;
}

/** The shortcuts, and the meaning of the symbols in formulas. */
export function HelpText({ about, onClose }: HelpTextProps) {
  const engine = useEngine();
  const letters = useLetterShortcuts();
  const presenting = useStore(page, isPresenting);
  return (
    <div className={styles.text}>
      <div className={styles.head}>
        <h2>Help</h2>
        <Button look="round" aria-label="Close" onClick={onClose}>
          <X size={15} aria-hidden="true" />
        </Button>
      </div>
      <p>
        Assemble a network, press Play and watch it learn. Blue means positive, orange negative; the thicker a link, the
        larger its weight. The address always holds the whole experiment: Back undoes an edit, as Undo does, and Share
        copies a link that replays it.
      </p>
      <h3>Shortcuts</h3>
      <dl>
        {(Object.keys(SHORTCUTS) as (keyof typeof SHORTCUTS)[]).map((name) => (
          <div key={name} className={shownKey(name) === null ? styles.off : undefined}>
            <dt>
              <kbd translate="no">{SHORTCUTS[name].shown}</kbd>
            </dt>
            <dd>
              {SHORTCUTS[name].meaning}
              {shownKey(name) === null && ' (switched off)'}
            </dd>
          </div>
        ))}
      </dl>
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={letters}
          aria-describedby="help-letters"
          onChange={({ target }) => setLetterShortcuts(target.checked)}
        />
        Single-letter shortcuts (R, ?)
      </label>
      <p id="help-letters" className={styles.note}>
        Switch them off if you use dictation or press keys by accident. This browser remembers the choice.
      </p>
      <h3>Presentation</h3>
      {presenting ? (
        <dl>
          {PRESENTER_KEYS.map(({ shown, meaning, letter }) => (
            <div key={shown} className={letter && !letters ? styles.off : undefined}>
              <dt>
                <kbd translate="no">{shown}</kbd>
              </dt>
              <dd>
                {meaning}
                {letter && !letters && ' (switched off)'}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.present}>
          Large type, strong contrast and one panel at a time for a projector, with a laser pointer. A clicker moves on.
          <Button
            onClick={({ currentTarget }) => {
              currentTarget.closest('dialog')?.close();
              togglePresenting();
            }}
          >
            Present
          </Button>
        </p>
      )}
      <h3>Result codes</h3>
      <p className={styles.present}>
        A lesson gives a code for what was reached in it. Whoever teaches verifies it by running it again.
        <Button
          onClick={({ currentTarget }) => {
            currentTarget.closest('dialog')?.close();
            openCheck(engine);
          }}
        >
          Check result codes
        </Button>
      </p>
      <h3>Symbols</h3>
      <Glossary about={about} />
    </div>
  );
}
