import type { Effect, Entry } from '../../catalog/entry.ts';
import { EffectNote } from './EffectNote.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';
import styles from './EntryText.module.css';

interface EntryTextProps {
  readonly entry: Omit<Entry, 'tex'>;
  /** The effect on the run of choosing another entry. */
  readonly choosing: Effect;
}

/** The text of a catalog entry, and the effect of editing it. */
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
