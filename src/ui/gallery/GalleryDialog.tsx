import { X } from 'lucide-react';
import { Dialog, Tabs } from 'radix-ui';
import { type ComponentType, useState } from 'react';
import { experiment } from '../../store/experiment.ts';
import { closeGallery } from '../../store/gallery.ts';
import { page } from '../../store/page.ts';
import { Button } from '../controls/Button.tsx';
import browse from '../data/browse/BrowseDialog.module.css';
import { lazyPart } from '../parts/lazyPart.tsx';
import { ExperimentsTab } from './ExperimentsTab.tsx';
import styles from './GalleryDialog.module.css';
import { focusOnWorkbench } from './open.ts';

const LessonsTab = lazyPart(async () => (await import('./LessonsTab.tsx')).LessonsTab, { name: 'The list of lessons' });

/** What the gallery contains, in order. */
const TABS: readonly { readonly id: string; readonly title: string; readonly Tab: ComponentType }[] = [
  { id: 'experiments', title: 'Experiments', Tab: ExperimentsTab },
  { id: 'lessons', title: 'Lessons', Tab: LessonsTab },
];

/** The dialog with everything that opens in one click. */
export default function GalleryDialog() {
  const [before] = useState(() => ({ focused: document.activeElement, ...shown() }));
  return (
    <Dialog.Root open onOpenChange={(open) => open || closeGallery()}>
      <Dialog.Portal>
        <Dialog.Overlay className={browse.overlay} />
        <Dialog.Content
          className={`${browse.dialog} ${styles.dialog}`}
          aria-describedby={undefined}
          onOpenAutoFocus={focusStart}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const { spec, lesson } = shown();
            // Something was opened.
            if (spec !== before.spec || lesson !== before.lesson) focusOnWorkbench();
            else if (before.focused instanceof HTMLElement) before.focused.focus();
          }}
        >
          <div className={browse.head}>
            <Dialog.Title className={browse.title}>Gallery</Dialog.Title>
            <Dialog.Close asChild>
              <Button look="round" aria-label="Close">
                <X size={15} aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </div>
          <Tabs.Root defaultValue={TABS[0]?.id} className={browse.tabs}>
            <Tabs.List className={browse.list} aria-label="Parts of the gallery">
              {TABS.map(({ id, title }) => (
                <Tabs.Trigger key={id} value={id} className={browse.tab}>
                  {title}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            {TABS.map(({ id, Tab }) => (
              <Tabs.Content key={id} value={id} className={browse.content} tabIndex={-1}>
                <Tab />
              </Tabs.Content>
            ))}
          </Tabs.Root>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What a person could have opened. */
function shown() {
  return { spec: experiment.getState().spec, lesson: page.getState().pairs.get('lesson') };
}

/** Moves the focus to the search field; not on a phone, where that would open the on-screen keyboard. */
function focusStart(event: Event) {
  const start =
    event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector<HTMLElement>('[data-start]');
  if (!start || matchMedia('(pointer: coarse)').matches) return;
  event.preventDefault();
  start.focus();
}
