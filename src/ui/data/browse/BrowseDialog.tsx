import { X } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { type ClipboardEvent, type ComponentType, useState } from 'react';
import { browse, endBrowsing, useBrowsing, WAYS, type Way } from '../../../store/browsing.ts';
import { Button } from '../../controls/Button.tsx';
import { DrawTab } from '../draw/DrawTab.tsx';
import { bring, paste } from '../own/importing.ts';
import { isTabular } from '../own/isTabular.ts';
import { OwnTab } from '../own/OwnTab.tsx';
import styles from './BrowseDialog.module.css';
import { ChooseTab } from './ChooseTab.tsx';

const TABS: Record<Way, { readonly title: string; readonly Tab: ComponentType }> = {
  choose: { title: 'Choose', Tab: ChooseTab },
  own: { title: 'Bring your own', Tab: OwnTab },
  draw: { title: 'Draw', Tab: DrawTab },
};

/** Everything that can be learned from: what is there, what a person brings, and what they draw. */
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
            <Dialog.Title className={styles.title}>Data sets</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="round" aria-label="Close">
                <X size={15} aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <Tabs.Root value={way ?? 'choose'} onValueChange={(value) => browse(value as Way)} className={styles.tabs}>
            <Tabs.List className={styles.list} aria-label="Ways to data">
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

/** A table that is pasted is read, wherever the keyboard is; text for a field goes there. */
function pasteAnywhere(event: ClipboardEvent) {
  const [file] = event.clipboardData.files;
  const text = event.clipboardData.getData('text/plain');
  const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea');
  if (typing || (file === undefined && !isTabular(text))) return;
  event.preventDefault();
  browse('own');
  if (file) void bring(file, file.name);
  else void paste(text);
}

/** Whoever has a keyboard starts where they can type; on a phone that would bring up the keyboard on the glass. */
function focusStart(event: Event) {
  const start =
    event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector<HTMLElement>('[data-start]');
  if (!start || matchMedia('(pointer: coarse)').matches) return;
  event.preventDefault();
  start.focus();
}

/** Where the keyboard was; whoever came from something that has closed since finds the button that opens the dialog. */
function focusAgain(before: Element | null) {
  const there = before?.isConnected && before !== document.body ? before : document.querySelector('[data-browse]');
  if (there instanceof HTMLElement) there.focus();
}
