import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { onAsk, useTitleWithKey } from '../shortcuts.ts';
import styles from './Help.module.css';

const HelpText = lazyPart(async () => (await import('../help/HelpText.tsx')).HelpText, { name: 'The help' });

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
  const title = useTitleWithKey('Shortcuts and symbols', 'help');

  return (
    <>
      <Button look="round" aria-label="Help" title={title} onClick={() => open()}>
        ?
      </Button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label="Help"
        closedby="any"
        onClose={() => {
          setAbout(null);
          setOpened(false);
        }}
      >
        {opened && <HelpText about={about} onClose={() => dialog.current?.close()} />}
      </dialog>
    </>
  );
}
