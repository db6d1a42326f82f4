import { Failure, type FailureProps } from './Failure.tsx';
import styles from './FailureDialog.module.css';
import { ModalDialog } from './ModalDialog.tsx';

interface FailureDialogProps extends FailureProps {
  readonly onClose: () => void;
}

/** Reports the failure of a part that opens above the page. */
export function FailureDialog({ onClose, ...failure }: FailureDialogProps) {
  return (
    <ModalDialog title="Something went wrong" className={styles.dialog} onClose={onClose}>
      {() => <Failure {...failure} />}
    </ModalDialog>
  );
}
