import type { Effect, Entry } from '../../catalog/entry.ts';
import { EffectNote } from './EffectNote.tsx';
import styles from './EntryText.module.css';
import { ReferenceLink } from './ReferenceLink.tsx';

interface EntryTextProps {
  readonly entry: Omit<Entry, 'tex'>;
  /** What choosing another entry does to a run. */
  readonly choosing: Effect;
}

/** What a catalog entry says about itself, and what an edit of it does. */
export function EntryText({ entry: { text, differs, reference, hyper }, choosing }: EntryTextProps) {
  return (
    <div className={styles.text}>
      <p>{text}</p>
      <EffectNote choosing={choosing} hyper={hyper} />
      {differs && (
        <p>
          <b>Elsewhere.</b> {differs}
        </p>
      )}
      <p className={styles.reference}>
        <ReferenceLink reference={reference} />
      </p>
    </div>
  );
}
