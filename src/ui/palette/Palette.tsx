import { Dialog } from 'radix-ui';
import { useMemo, useRef } from 'react';
import { CommandList } from './CommandList.tsx';
import type { Command } from './command.ts';
import { linkCommands } from './link.ts';
import styles from './Palette.module.css';
import { useCommands } from './useCommands.ts';

export interface PaletteProps {
  readonly open: boolean;
  /** The search text. It is kept outside, where it can be typed before the palette has loaded. */
  readonly search: string;
  /** Whether Enter was pressed before the palette had loaded: it then runs the command that it finds first. */
  readonly entered: boolean;
  readonly onSearch: (search: string) => void;
  readonly onOpenChange: (open: boolean) => void;
  /** Called when the palette takes the focus. */
  readonly onFocus: () => void;
  /** Called when the palette closes, to return the focus. */
  readonly onLeave: () => void;
}

/** A searchable list of everything that the page can do and show. */
export default function Palette({ open, search, entered, onSearch, onOpenChange, onFocus, onLeave }: PaletteProps) {
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef<Command>(null);

  function choose(command: Command) {
    chosen.current = command;
    onOpenChange(false);
    command.run();
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The default would select the text, so that the next letter would replace what was typed.
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(search.length, search.length);
            onFocus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onLeave();
            chosen.current?.focus?.();
            chosen.current = null;
          }}
        >
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <Content input={input} search={search} entered={entered} onSearch={onSearch} onChoose={choose} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A separate component, so that the page is observed only while the palette is open. */
function Content(props: Omit<Parameters<typeof CommandList>[0], 'commands'>) {
  const commands = useCommands();
  const { search } = props;
  const all = useMemo(() => [...linkCommands(search), ...commands], [search, commands]);
  return <CommandList commands={all} {...props} />;
}
