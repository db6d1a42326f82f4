import { closeExporting, useExporting } from '../../store/exporting.ts';
import { lazyPart } from '../parts/lazyPart.tsx';

const ExportDialog = lazyPart(async () => (await import('./ExportDialog.tsx')).ExportDialog, {
  name: 'The export dialog',
  onClose: closeExporting,
});

/** Loads the dialog before it is opened, for controls that open it. */
export const preloadExporting = ExportDialog.preload;

/** The dialog for files of models, code, weights and data, which is loaded when it is first opened. */
export function Exporting() {
  return useExporting() !== null && <ExportDialog />;
}
