import { X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { setLetterShortcuts, useLetterShortcuts } from '../../store/letters.ts';
import { Button } from '../controls/Button.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { onAsk, SHORTCUTS, shownKey, useTitleWithKey } from '../shortcuts.ts';
import styles from './Help.module.css';

const Glossary = lazyPart(async () => (await import('../help/Glossary.tsx')).default, {
  name: 'The list of symbols',
});

/** A button that opens a dialog with the shortcuts and the meaning of the symbols in formulas. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(false);
  const [about, setAbout] = useState<string | null>(null);

  const open = useCallback((term?: string) => {
    dialog.current?.showModal();
    setAbout(term ?? null);
    setOpened(true);
  }, []);
  useEffect(() => onAsk('help', open), [open]);
  const letters = useLetterShortcuts();
  const title = useTitleWithKey('Shortcuts and symbols', 'help');

  return (
    <>
      <Button look="round" aria-label="Help" title={title} onClick={() => open()}>
        ?
      </Button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-labelledby="help-title"
        closedby="any"
        onClose={() => {
          setAbout(null);
          setOpened(false);
        }}
      >
        <div className={styles.head}>
          <h2 id="help-title">Help</h2>
          <Button look="round" aria-label="Close" onClick={() => dialog.current?.close()}>
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
        <p>
          Assemble a network, press Play and watch it learn. Blue means positive, orange negative; the thicker a link,
          the larger its weight. The address always holds the whole experiment: Back undoes an edit, as Undo does, and
          Share copies a link that replays it.
        </p>
        <h3>Shortcuts</h3>
        <dl className={styles.list}>
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
        <h3>Symbols</h3>
        {opened && <Glossary about={about} />}
      </dialog>
    </>
  );
}
