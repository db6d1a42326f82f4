import { groups as groupBy } from 'd3';
import { type KeyboardEvent, type Ref, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { counted } from '../counted.ts';
import { Quoting } from '../Quoting.tsx';
import { CommandRow } from './CommandRow.tsx';
import type { Command } from './command.ts';
import styles from './Palette.module.css';
import { search as find } from './search.ts';

interface CommandListProps {
  readonly commands: readonly Command[];
  readonly input: Ref<HTMLInputElement>;
  readonly search: string;
  /** Whether Enter was pressed before the list was shown. */
  readonly entered: boolean;
  readonly onSearch: (search: string) => void;
  readonly onChoose: (command: Command) => void;
}

/** The command that a person has marked with a key or a pointer, among the results for a text. */
interface Mark {
  readonly search: string;
  readonly name: string;
  readonly byKey: boolean;
}

const nameOf = ({ group, title }: Command) => `${group} ${title}`;

/**
 * A search field and the commands that match its text; the WAI-ARIA pattern of an editable combobox with a list. The
 * marked command is derived from the current text, so that Enter never runs a result for an earlier text.
 */
export function CommandList({ commands, input, search, entered, onSearch, onChoose }: CommandListProps) {
  const found = useMemo(() => find(commands, search), [commands, search]);
  const [mark, setMark] = useState<Mark | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const marked =
    (mark?.search === search && found.commands.find((command) => nameOf(command) === mark.name)) || found.first;
  const optionIds = useMemo(
    () => new Map(commands.map((command, index) => [command, `${id}-${index}`])),
    [commands, id],
  );
  const typed = search.trim();

  useLayoutEffect(() => {
    if (mark?.byKey) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [mark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls the results for a new text to the top
  useLayoutEffect(() => {
    list.current?.scrollTo(0, 0);
  }, [search]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list is shown; later, the field hears Enter
  useEffect(() => {
    if (entered && marked) choose(marked);
  }, []);

  function choose(command: Command) {
    if (command.reason === null) onChoose(command);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and the arrows belong to a word that is being composed. Safari indicates that only by the key code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const command = neighbour(found.commands, marked, by);
      if (command) setMark({ search, name: nameOf(command), byKey: true });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // If Enter is held down, it was pressed for something else.
      if (marked && !event.repeat) choose(marked);
    }
  }

  const option = (command: Command) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      key={nameOf(command)}
      id={optionIds.get(command)}
      role="option"
      aria-selected={command === marked}
      aria-disabled={command.reason !== null}
      className={`${styles.item} ${command.reason === null ? '' : styles.off}`}
      onPointerMove={() => command !== marked && setMark({ search, name: nameOf(command), byKey: false })}
      onClick={() => choose(command)}
    >
      <CommandRow command={command} showGroup={typed !== ''} />
    </div>
  );

  return (
    <div className={styles.commands}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Commands"
        aria-autocomplete="list"
        aria-expanded={found.commands.length > 0}
        aria-controls={found.commands.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={marked ? optionIds.get(marked) : undefined}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className={styles.input}
        placeholder="Type a command, a setting or a concept"
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {found.commands.length > 0 && (
        <div ref={list} id={`${id}-list`} role="listbox" aria-label="Commands" tabIndex={-1} className={styles.list}>
          {typed === ''
            ? groupBy(found.commands, ({ group }) => group).map(([group, members]) => (
                // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be part of a list box
                <div key={group} role="group" aria-label={group}>
                  <div aria-hidden="true" className={styles.heading}>
                    {group}
                  </div>
                  {members.map(option)}
                </div>
              ))
            : found.commands.map(option)}
        </div>
      )}
      <p
        role="status"
        className={found.commands.length > 0 && (typed === '' || marked) ? 'visually-hidden' : styles.remark}
      >
        {typed !== '' && <Quoting text={remark(typed, found.commands.length, marked !== null)} />}
      </p>
    </div>
  );
}

/** A sentence on the results for a text. */
function remark(typed: string, count: number, enters: boolean): string {
  if (count === 0) {
    return `Nothing matches “${typed}”. Try the name of a setting such as learning rate, of an entry such as ReLU, or of a concept such as overfitting.`;
  }
  const commands = counted(count, 'command');
  return enters ? `${commands}.` : `No close match among ${commands}. Press ↓ to choose one.`;
}

/** The command before or after another one; the first follows the last. */
function neighbour(commands: readonly Command[], from: Command | null, by: number): Command | undefined {
  const at = from === null ? (by > 0 ? -1 : 0) : commands.indexOf(from);
  return commands.at((at + by) % commands.length);
}
