import type { Effect, Entry } from '../../catalog/entry.ts';
import { EffectNote } from './EffectNote.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';
import styles from './EntryText.module.css';

interface EntryTextProps {
  readonly entry: Omit<Entry, 'tex'>;
  /** What choosing another entry does to a run. */
  readonly choosing: Effect;
}

/** What a catalog entry says about itself, and what an edit of it does. */
export function EntryText({ entry, choosing }: EntryTextProps) {
  const { text, hyper } = entry;
  return (
    <div className={styles.text}>
      <p>{text}</p>
      <EffectNote choosing={choosing} hyper={hyper} />
      <EntryOrigin entry={entry} className={styles.reference} />
    </div>
  );
}
