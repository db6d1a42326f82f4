import { notify } from '../../store/experiment.ts';
import type { Engine } from '../engine.ts';
import { loadable } from '../parts/loadable.ts';

const dialog = loadable(() => import('./show.tsx'));

/** Opens the dialog that verifies result codes, which is loaded on the first use. */
export function openCheck(engine: Engine): void {
  dialog.load().then(
    ({ show }) => show(engine),
    () => notify('handin', 'The check of result codes could not be loaded. Check the connection, and try again.'),
  );
}
