import { FileDown } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { isImported } from '../../../export/format-list.ts';
import { browse, endBrowsing, openWay } from '../../../store/browsing.ts';
import { sides } from '../../../store/compare.ts';
import { notify } from '../../../store/experiment.ts';
import { openExporting } from '../../../store/exporting.ts';
import { restrictions } from '../../../store/restrictions.ts';
import { FailureDialog } from '../../parts/FailureDialog.tsx';
import { loadable } from '../../parts/loadable.ts';
import styles from './DropTarget.module.css';
import { holdsFiles, type Taken, takeDrop } from './drop.ts';

const importing = loadable(() => import('./importing.ts'));
const images = loadable(() => import('../images/takeDropped.ts'));
const texts = loadable(() => import('../text/importing.ts'));
const weights = loadable(() => import('../../export/importing.ts'));
const lessons = loadable(() => import('../../lesson/openFile.ts'));

/** A drop that could not be handled because the code that reads files failed to load. */
interface Failed {
  readonly taken: NonNullable<Taken>;
  readonly error: unknown;
}

/** Accepts a table, images, weights or a model that are dropped anywhere on the page, and shows a target while one is dragged over it. */
export function DropTarget() {
  const [dragged, setDragged] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);

  const take = useCallback((taken: NonNullable<Taken>) => {
    setFailure(null);
    read(taken).catch((error: unknown) => setFailure({ taken, error }));
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
      const reason = whyRefused();
      if (reason === null) take(taken);
      else notify('drop', reason);
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
            {openWay() === 'text'
              ? 'Drop a text file'
              : 'Drop a CSV or TSV file, images in a folder for each class, weights, a model, or a lesson'}
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

/** Why this page opens no file; null if it does. */
function whyRefused(): string | null {
  if (sides().length > 1) {
    return 'The comparison has several experiments: show one of them alone, then drop the file again.';
  }
  if (!restrictions.getState().hidden.has('setup')) return null;
  return 'This page shows a part of Nabla only, so it does not open files.';
}

/** @throws NotLoaded if the code that reads files could not be loaded */
async function read(taken: NonNullable<Taken>): Promise<void> {
  if ('images' in taken) {
    const { takeDropped } = await images.load();
    browse('images');
    takeDropped(taken.images);
    return;
  }
  // A file of text can also be a table, so the open tab decides.
  if ('file' in taken && openWay() === 'text') {
    const { bringText } = await texts.load();
    void bringText(taken.file);
    return;
  }
  if ('file' in taken && isLesson(taken.file)) {
    const { openFile } = await lessons.load();
    await openFile(taken.file);
    return;
  }
  if ('file' in taken && isImported(taken.file.name)) {
    const { bring } = await weights.load();
    endBrowsing();
    openExporting('import');
    void bring(taken.file);
    return;
  }
  const { bring, refuse } = await importing.load();
  browse('own');
  if ('file' in taken) void bring(taken.file, taken.file.name);
  else refuse(taken.refused);
}

/** Lessons are Markdown; tables are not. */
function isLesson({ name }: File): boolean {
  return /\.(md|markdown)$/i.test(name);
}
