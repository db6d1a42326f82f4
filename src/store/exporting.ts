import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The sides of the dialog: what is saved as a file, and what is read from one. */
export type ExportSide = 'export' | 'import';

/** The side that is open above the page; null while none is. It does not affect the run and is not part of the link. */
const exporting = createStore<{ readonly side: ExportSide | null }>(() => ({ side: null }));

export function useExporting(): ExportSide | null {
  return useStore(exporting, ({ side }) => side);
}

export function openExporting(side: ExportSide): void {
  exporting.setState({ side });
}

export function closeExporting(): void {
  exporting.setState({ side: null });
}
