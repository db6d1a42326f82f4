import { X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { Failure, type FailureProps } from './Failure.tsx';
import styles from './FailureDialog.module.css';

interface FailureDialogProps extends FailureProps {
  readonly onClose: () => void;
}

/** Reports the failure of a part that opens above the page. */
export function FailureDialog({ onClose, ...failure }: FailureDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    // Strict mode runs effects twice.
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} closedby="any" onClose={onClose}>
      <div className={styles.head}>
        <h2 id={id}>Something went wrong</h2>
        <Button look="round" aria-label="Close" onClick={() => dialog.current?.close()}>
          <X size={15} aria-hidden="true" />
        </Button>
      </div>
      <Failure {...failure} />
    </dialog>
  );
}
