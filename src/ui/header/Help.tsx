import { X } from 'lucide-react';
import { type ComponentProps, type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { onAsk, SHORTCUTS } from '../shortcuts.ts';
import styles from './Help.module.css';

/** A button and the dialog that it opens: the shortcuts, and what the letters in the formulas mean. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [Glossary, setGlossary] = useState<ComponentType<
    ComponentProps<typeof import('../help/Glossary.tsx').default>
  > | null>(null);
  const [about, setAbout] = useState<string | null>(null);

  const open = useCallback((term?: string) => {
    dialog.current?.showModal();
    setAbout(term ?? null);
    import('../help/Glossary.tsx').then((module) => setGlossary(() => module.default));
  }, []);
  useEffect(() => onAsk('help', open), [open]);

  return (
    <>
      <Button look="round" aria-label="Help" title="Shortcuts and symbols (?)" onClick={() => open()}>
        ?
      </Button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-labelledby="help-title"
        closedby="any"
        onClose={() => setAbout(null)}
      >
        <div className={styles.head}>
          <h2 id="help-title">Help</h2>
          <Button look="round" aria-label="Close" onClick={() => dialog.current?.close()}>
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
        <p>
          Assemble a network, press Play and watch it learn. Blue stands for positive, orange for negative; the thicker
          a link, the larger its weight. The address always holds the whole experiment: Back undoes an edit as Undo
          does, and Share copies a link that replays it.
        </p>
        <h3>Shortcuts</h3>
        <dl className={styles.list}>
          {Object.values(SHORTCUTS).map(({ shown, meaning }) => (
            <div key={shown}>
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <h3>Symbols</h3>
        {Glossary && <Glossary about={about} />}
      </dialog>
    </>
  );
}
