import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import styles from './ModalDialog.module.css';

interface ModalDialogProps {
  readonly title: string;
  /** Gives its width and its padding. */
  readonly className: string | undefined;
  /** Whether a press beside it leaves it open, because that would lose what a person has written. */
  readonly stays?: boolean;
  readonly onClose: () => void;
  /** Its content. @param close closes the dialog */
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog above the page that is open as long as it is shown. */
export function ModalDialog({ title, className, stays = false, onClose, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    // Strict mode runs effects twice.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${className ?? ''}`}
      aria-labelledby={id}
      closedby={stays ? undefined : 'any'}
      onClose={onClose}
    >
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <Button look="round" aria-label="Close" onClick={close}>
          <X size={15} aria-hidden="true" />
        </Button>
      </div>
      {children(close)}
    </dialog>
  );
}
