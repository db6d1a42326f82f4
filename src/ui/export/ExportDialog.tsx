import { Tabs } from 'radix-ui';
import { closeExporting, type ExportSide, openExporting, useExporting } from '../../store/exporting.ts';
import tabs from '../parts/DialogTabs.module.css';
import { ModalDialog } from '../parts/ModalDialog.tsx';
import styles from './ExportDialog.module.css';
import { ExportTab } from './ExportTab.tsx';
import { ImportTab } from './ImportTab.tsx';
import { forget } from './importing.ts';

/** A dialog with everything that the experiment can be exported as, and for files of weights and models. */
export function ExportDialog() {
  const side = useExporting() ?? 'export';
  function end() {
    forget();
    closeExporting();
  }
  return (
    <ModalDialog title="Export and import" className={styles.dialog} onClose={end}>
      {(close) => (
        <Tabs.Root value={side} onValueChange={(chosen) => openExporting(chosen as ExportSide)}>
          <Tabs.List className={tabs.tabs} aria-label="Export and import">
            <Tabs.Trigger value="export" className={tabs.tab}>
              Export
            </Tabs.Trigger>
            <Tabs.Trigger value="import" className={tabs.tab}>
              Import
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="export" className={tabs.content} tabIndex={-1}>
            <ExportTab onDone={close} />
          </Tabs.Content>
          <Tabs.Content value="import" className={tabs.content} tabIndex={-1}>
            <ImportTab onDone={close} />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </ModalDialog>
  );
}
