import { X } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { type ClipboardEvent, type ComponentType, useState } from 'react';
import { browse, endBrowsing, openWay, useBrowsing, WAYS, type Way } from '../../../store/browsing.ts';
import { Button } from '../../controls/Button.tsx';
import { DrawTab } from '../draw/DrawTab.tsx';
import { chosenFiles } from '../images/gather.ts';
import { ImagesTab } from '../images/ImagesTab.tsx';
import { addImages } from '../images/importing.ts';
import { isImage } from '../own/drop.ts';
import { bring, paste } from '../own/importing.ts';
import { isTabular } from '../own/isTabular.ts';
import { OwnTab } from '../own/OwnTab.tsx';
import { readPasted, writeText } from '../text/importing.ts';
import { TextTab } from '../text/TextTab.tsx';
import styles from './BrowseDialog.module.css';
import { ChooseTab } from './ChooseTab.tsx';

const TABS: Record<Way, { readonly title: string; readonly Tab: ComponentType }> = {
  choose: { title: 'Choose', Tab: ChooseTab },
  own: { title: 'Bring your own', Tab: OwnTab },
  images: { title: 'Your images', Tab: ImagesTab },
  text: { title: 'Your text', Tab: TextTab },
  draw: { title: 'Draw', Tab: DrawTab },
};

/** The dialog with all datasets and worlds of the catalog, a person's own tables, images and texts, and a drawing pad. */
export default function BrowseDialog() {
  const way = useBrowsing();
  const [before] = useState(() => document.activeElement);
  return (
    <Dialog.Root open={way !== null} onOpenChange={(open) => open || endBrowsing()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onPaste={pasteAnywhere}
          onOpenAutoFocus={focusStart}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            focusAgain(before);
          }}
        >
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>Datasets and worlds</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="round" aria-label="Close">
                <X size={15} aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <Tabs.Root value={way ?? 'choose'} onValueChange={(value) => browse(value as Way)} className={styles.tabs}>
            <Tabs.List className={styles.list} aria-label="Data sources">
              {WAYS.map((id) => (
                <Tabs.Trigger key={id} value={id} className={styles.tab}>
                  {TABS[id].title}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {WAYS.map((id) => {
              const { Tab } = TABS[id];
              return (
                <Tabs.Content key={id} value={id} className={styles.content} tabIndex={-1}>
                  <Tab />
                </Tabs.Content>
              );
            })}
          </Tabs.Root>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Reads a pasted table, image or text, wherever the focus is, except in a text field. */
function pasteAnywhere(event: ClipboardEvent) {
  const files = chosenFiles(event.clipboardData.files);
  const [file] = event.clipboardData.files;
  const text = event.clipboardData.getData('text/plain');
  const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea');
  if (!typing && file === undefined && openWay() === 'text' && text.trim() !== '') {
    event.preventDefault();
    writeText(text);
    void readPasted();
    return;
  }
  if (typing || (file === undefined && !isTabular(text))) return;
  event.preventDefault();
  if (files.some(({ file: one }) => isImage(one))) {
    browse('images');
    void addImages(files);
    return;
  }
  browse('own');
  if (file) void bring(file, file.name);
  else void paste(text);
}

/** Moves the focus to the main control of the tab; not on a phone, where that would open the on-screen keyboard. */
function focusStart(event: Event) {
  const start =
    event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector<HTMLElement>('[data-start]');
  if (!start || matchMedia('(pointer: coarse)').matches) return;
  event.preventDefault();
  start.focus();
}

/** Returns the focus to where it was, or to the button that opens the dialog if that element is gone. */
function focusAgain(before: Element | null) {
  const target = before?.isConnected && before !== document.body ? before : document.querySelector('[data-browse]');
  if (target instanceof HTMLElement) target.focus();
}
