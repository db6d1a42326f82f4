import { Trash2, Undo2 } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { LIMITS } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import styles from './ImagesTab.module.css';
import { type Entry, labelSelected, removeSelected, select, undoImages, useImages } from './importing.ts';

interface SelectionToolsProps {
  /** The images that can be selected. */
  readonly shown: readonly Entry[];
  /** The names of the classes. */
  readonly classes: readonly string[];
}

/** What can be done with the selected images: give them a class, or remove them. */
export function SelectionTools({ shown, classes }: SelectionToolsProps) {
  const count = useImages(({ selected }) => selected.size);
  const isFirst = useImages(({ past }) => past.length === 0);
  const [label, setLabel] = useState('');
  const list = useId();
  const none = count === 0 ? 'No image is selected' : null;

  function enter(event: FormEvent) {
    event.preventDefault();
    labelSelected(label);
  }

  return (
    <form className={styles.tools} onSubmit={enter}>
      <Button onClick={() => select(shown.map(({ id }) => id))}>Select all</Button>
      <span className={styles.count} role="status">
        {count === 0 ? 'None selected' : `${counted(count, 'image')} selected`}
      </span>
      <span className={styles.labelling}>
        <input
          type="text"
          list={list}
          maxLength={LIMITS.label}
          value={label}
          placeholder="Class"
          aria-label="Class of the selected images"
          spellCheck={false}
          onChange={({ target }) => setLabel(target.value)}
        />
        <datalist id={list}>
          {classes.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button type="submit" reason={none ?? (label.trim() === '' ? 'Enter the name of a class' : null)}>
          Set class
        </Button>
      </span>
      <Button look="quiet" reason={none} onClick={removeSelected}>
        <Trash2 size={14} aria-hidden="true" />
        Remove
      </Button>
      <Button look="quiet" reason={isFirst ? 'Nothing to undo' : null} onClick={undoImages}>
        <Undo2 size={14} aria-hidden="true" />
        Undo
      </Button>
    </form>
  );
}
