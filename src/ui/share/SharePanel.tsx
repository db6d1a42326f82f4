import { Download } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { openExporting } from '../../store/exporting.ts';
import { Button } from '../controls/Button.tsx';
import { preloadExporting } from '../export/Exporting.tsx';
import tabs from '../parts/DialogTabs.module.css';
import { lazyPart } from '../parts/lazyPart.tsx';
import { ModalDialog } from '../parts/ModalDialog.tsx';
import { LinkSection } from './LinkSection.tsx';
import styles from './SharePanel.module.css';
import { useSharedLink } from './useSharedLink.ts';

const PictureSection = lazyPart(async () => (await import('./PictureSection.tsx')).PictureSection, {
  name: 'The pictures',
});
const ReportSection = lazyPart(async () => (await import('./ReportSection.tsx')).ReportSection, { name: 'The report' });
const EmbedSection = lazyPart(async () => (await import('./EmbedSection.tsx')).EmbedSection, { name: 'The snippet' });

interface SharePanelProps {
  /** The link of the experiment on the screen. */
  readonly link: () => string;
  readonly onClose: () => void;
}

/** A dialog with what can be passed on: the link, pictures, a report, and a snippet for another page. */
export function SharePanel({ link, onClose }: SharePanelProps) {
  const shared = useSharedLink(link);
  return (
    <ModalDialog title="Share" className={styles.dialog} onClose={onClose}>
      {(close) => (
        <>
          <p className={`${styles.row} ${styles.files}`}>
            The network, the code, the weights or the data as files:
            <Button
              aria-haspopup="dialog"
              onPointerEnter={preloadExporting}
              onClick={() => {
                close();
                openExporting('export');
              }}
            >
              <Download size={14} aria-hidden="true" />
              Export
            </Button>
          </p>
          <Tabs.Root defaultValue="link">
            <Tabs.List className={tabs.tabs} aria-label="Share">
              {TABS.map(({ id, title }) => (
                <Tabs.Trigger key={id} value={id} className={tabs.tab}>
                  {title}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Tabs.Content value="link" className={tabs.content}>
              <LinkSection shared={shared} />
            </Tabs.Content>
            <Tabs.Content value="picture" className={tabs.content}>
              <PictureSection />
            </Tabs.Content>
            <Tabs.Content value="report" className={tabs.content}>
              <ReportSection shared={shared} onPrint={close} />
            </Tabs.Content>
            <Tabs.Content value="embed" className={tabs.content}>
              <EmbedSection shared={shared} />
            </Tabs.Content>
          </Tabs.Root>
        </>
      )}
    </ModalDialog>
  );
}

const TABS = [
  { id: 'link', title: 'Link' },
  { id: 'picture', title: 'Picture' },
  { id: 'report', title: 'Report' },
  { id: 'embed', title: 'Embed' },
];
