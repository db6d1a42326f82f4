import { useEffect, useState } from 'react';
import { formatCount } from '../../../math/format.ts';
import { LIMITS } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { useCommit } from '../../controls/useCommit.ts';
import { counted } from '../../counted.ts';
import styles from './ClassList.module.css';
import { renameClass } from './importing.ts';
import type { Shelf } from './matches.ts';

interface ClassListProps {
  /** The number of images of each class. */
  readonly classes: ReadonlyMap<string, number>;
  /** The number of all images. */
  readonly all: number;
  readonly shelf: Shelf;
  readonly onShow: (shelf: Shelf) => void;
}

/** The classes, to rename, to merge by giving them the same name, and to show their images. */
export function ClassList({ classes, all, shelf, onShow }: ClassListProps) {
  /** The name that was entered last; its field is another one, at its place in the order of the names. */
  const [renamed, setRenamed] = useState<string | null>(null);
  const labelled = [...classes.values()].reduce((sum, count) => sum + count, 0);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari removes the role of a list without bullets
    <ul role="list" className={styles.classes} aria-label="Classes">
      <li>
        <span className={styles.fixed}>All images</span>
        <Show count={all} of="all classes" pressed={shelf === 'all'} onShow={() => onShow('all')} />
      </li>
      {labelled < all && (
        <li>
          <span className={styles.fixed}>No class</span>
          <Show count={all - labelled} of="no class" pressed={shelf === 'none'} onShow={() => onShow('none')} />
        </li>
      )}
      {[...classes].map(([label, count]) => {
        const pressed = typeof shelf === 'object' && shelf.label === label;
        return (
          <li key={label}>
            <NameField
              label={label}
              focused={renamed === label}
              onRename={(name, stays) => {
                renameClass(label, name);
                setRenamed(stays ? name : null);
                if (pressed) onShow({ label: name });
              }}
            />
            <Show count={count} of={label} pressed={pressed} onShow={() => onShow({ label })} />
          </li>
        );
      })}
    </ul>
  );
}

interface ShowProps {
  readonly count: number;
  readonly of: string;
  readonly pressed: boolean;
  readonly onShow: () => void;
}

function Show({ count, of, pressed, onShow }: ShowProps) {
  return (
    <Button
      className={styles.show}
      aria-pressed={pressed}
      aria-label={`Show ${counted(count, 'image')} of ${of}`}
      onClick={onShow}
    >
      <span translate="no">{formatCount(count)}</span>
    </Button>
  );
}

interface NameFieldProps {
  readonly label: string;
  /** Whether it takes the focus, because the name was entered in the field before it. */
  readonly focused: boolean;
  /** @param stays whether the focus is still in the field */
  readonly onRename: (name: string, stays: boolean) => void;
}

/** The name of a class, which changes on Enter or when the focus leaves. */
function NameField({ label, focused, onRename }: NameFieldProps) {
  const input = useCommit((text) => {
    const field = input.current;
    if (text.trim() !== '') onRename(text.trim(), document.activeElement === field);
    else if (field) field.value = label;
  });
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused, input]);
  return (
    <input
      ref={input}
      type="text"
      maxLength={LIMITS.label}
      defaultValue={label}
      aria-label={`Name of class ${label}`}
      spellCheck={false}
    />
  );
}
