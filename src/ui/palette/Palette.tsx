import { Command as Cmdk } from 'cmdk';
import { groups as groupBy } from 'd3';
import { Check } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type Ref, useMemo, useRef } from 'react';
import { useChosenLayer } from '../../store/choice.ts';
import { useExperiment, useTimeline } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { usePace, useStride } from '../../store/transport.ts';
import { Formula } from '../controls/Formula.tsx';
import { useEngine } from '../engine.ts';
import { glossary } from '../help/glossary.ts';
import { ask } from '../shortcuts.ts';
import { useDark } from '../theme.ts';
import { actionCommands } from './actions.ts';
import type { Command } from './command.ts';
import { entryCommands } from './entries.ts';
import styles from './Palette.module.css';
import { score } from './score.ts';

export interface PaletteProps {
  readonly open: boolean;
  /** What is looked for. Kept outside, where it can be typed before the palette has arrived. */
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onOpenChange: (open: boolean) => void;
  /** It takes the keyboard. */
  readonly onFocus: () => void;
  /** It gives the keyboard back. */
  readonly onLeave: () => void;
}

/** Everything that the page can do, to be found by typing. */
export default function Palette({ open, search, onSearch, onOpenChange, onFocus, onLeave }: PaletteProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // It would select the text, so that the next letter replaces what was typed before.
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(search.length, search.length);
            onFocus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onLeave();
          }}
        >
          <Dialog.Title className="visually-hidden">Commands</Dialog.Title>
          <Commands input={input} search={search} onSearch={onSearch} onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface CommandsProps extends Pick<PaletteProps, 'search' | 'onSearch'> {
  readonly input: Ref<HTMLInputElement>;
  readonly onDone: () => void;
}

/** The list; it is there only while the palette is open. */
function Commands({ input, search, onSearch, onDone }: CommandsProps) {
  const groups = useCommands();

  function choose({ reason, run }: Command) {
    if (reason !== null) return;
    onDone();
    run();
  }

  return (
    <Cmdk label="Commands" loop filter={score} className={styles.commands}>
      <Cmdk.Input
        ref={input}
        className={styles.input}
        placeholder="Type a command, an entry or a symbol"
        value={search}
        onValueChange={onSearch}
      />
      <Cmdk.List className={styles.list}>
        <Cmdk.Empty className={styles.empty}>No command matches.</Cmdk.Empty>
        {groups.map(([group, commands]) => (
          <Cmdk.Group key={group} heading={group} className={styles.group}>
            {commands.map((command) => (
              <Cmdk.Item
                key={command.title}
                value={`${group} ${command.title}`}
                keywords={[...(command.words ?? [])]}
                className={`${styles.item} ${command.reason === null ? '' : styles.off}`}
                onSelect={() => choose(command)}
              >
                <Row command={command} />
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  );
}

function Row({ command }: { readonly command: Command }) {
  const { title, explain, shortcut, current, reason, tex } = command;
  return (
    <>
      <span className={styles.mark}>
        {current && <Check size={14} aria-hidden="true" />}
        {tex !== undefined && <Formula tex={tex} />}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>
          {title}
          {current && <span className="visually-hidden"> (chosen)</span>}
        </span>
        <small className={reason === null ? styles.explain : styles.reason}>{reason ?? explain}</small>
      </span>
      {shortcut && (
        <kbd translate="no" className={styles.keys}>
          {shortcut}
        </kbd>
      )}
    </>
  );
}

function useCommands(): readonly (readonly [group: string, commands: readonly Command[]])[] {
  const engine = useEngine();
  const spec = useExperiment((store) => store.spec);
  const layer = useChosenLayer(spec);
  const status = useRun(({ state }) => state.status);
  const { canUndo, canRedo } = useTimeline();
  const dark = useDark();
  const pace = usePace();
  const stride = useStride();
  return useMemo(() => {
    const commands = [
      ...actionCommands({ engine, status, canUndo, canRedo, dark, pace, stride }),
      ...entryCommands(spec, layer),
      ...SYMBOLS,
    ];
    return groupBy(commands, ({ group }) => group);
  }, [engine, spec, layer, status, canUndo, canRedo, dark, pace, stride]);
}

const SYMBOLS: readonly Command[] = glossary.flatMap(({ title: chapter, terms }) =>
  terms.map(({ tex, meaning }) => ({
    group: `Symbols: ${chapter.toLowerCase()}`,
    title: meaning,
    explain: 'Opens the help with all symbols.',
    words: [tex.replace(/\\(text|mathcal|hat)?/g, ''), 'symbol', 'glossary'],
    tex,
    reason: null,
    run: () => ask('help'),
  })),
);
