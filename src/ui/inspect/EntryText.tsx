import type { Entry } from '../../catalog/entry.ts';
import styles from './EntryText.module.css';
import { ReferenceLink } from './ReferenceLink.tsx';

interface EntryTextProps {
  readonly entry: Omit<Entry, 'tex'>;
}

/** What a catalog entry says about itself. */
export function EntryText({ entry: { text, differs, reference } }: EntryTextProps) {
  return (
    <div className={styles.text}>
      <p>{text}</p>
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
