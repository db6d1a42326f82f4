import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../controls/Button.tsx';
import styles from './Notes.module.css';
import { goToList } from './openNote.ts';

interface NoteHeaderProps {
  /** The id of the note or entry. */
  readonly id: string;
  /** The chapter, or the kind of entry. */
  readonly chapter: string;
  readonly title: string;
  /** Further buttons. */
  readonly children?: ReactNode;
}

/** The buttons above a note, and its heading. */
export function NoteHeader({ id, chapter, title, children }: NoteHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Button className={styles.back} onClick={() => goToList(id)}>
          <ArrowLeft size={14} aria-hidden="true" />
          All notes
        </Button>
        {children}
      </div>
      <p className={styles.remark}>{chapter}</p>
      <h3 className={styles.title} tabIndex={-1}>
        {title}
      </h3>
    </header>
  );
}
