import { FileDown } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { browse } from '../../../store/browsing.ts';
import { FailureDialog } from '../../parts/FailureDialog.tsx';
import { loadable } from '../../parts/loadable.ts';
import styles from './DropTarget.module.css';
import { holdsFiles, type Taken, takeDrop } from './drop.ts';

const importing = loadable(() => import('./importing.ts'));

/** A drop that could not be handled because the code that reads files failed to load. */
interface Failed {
  readonly taken: NonNullable<Taken>;
  readonly error: unknown;
}

/** Accepts a file that is dropped anywhere on the page, and shows a target while one is dragged over it. */
export function DropTarget() {
  const [dragged, setDragged] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);

  const take = useCallback((taken: NonNullable<Taken>) => {
    setFailure(null);
    importing.load().then(
      ({ bring, refuse }) => {
        browse('own');
        if ('file' in taken) void bring(taken.file, taken.file.name);
        else refuse(taken.refused);
      },
      (error: unknown) => setFailure({ taken, error }),
    );
  }, []);

  useEffect(() => {
    function onDrag(event: DragEvent) {
      if (!event.dataTransfer || !holdsFiles(event.dataTransfer)) return;
      // Otherwise the browser would leave the page and show the file.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setDragged(true);
    }
    function onLeave(event: DragEvent) {
      // There is no related target only if the pointer leaves the window.
      if (event.relatedTarget === null) setDragged(false);
    }
    function onDrop(event: DragEvent) {
      setDragged(false);
      const taken = event.dataTransfer && takeDrop(event.dataTransfer);
      if (!taken) return;
      event.preventDefault();
      take(taken);
    }
    window.addEventListener('dragenter', onDrag);
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onDrag);
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [take]);

  return (
    <>
      {dragged && (
        <div className={styles.target}>
          <p>
            <FileDown size={22} aria-hidden="true" />
            Drop a CSV or TSV file to train on it
          </p>
        </div>
      )}
      {failure && (
        <FailureDialog
          name="The file reader"
          error={failure.error}
          onRetry={() => take(failure.taken)}
          onClose={() => setFailure(null)}
        />
      )}
    </>
  );
}
