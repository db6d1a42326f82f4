import { Button } from '../../controls/Button.tsx';
import { formatBytes } from './formatBytes.ts';
import { cancelReading, type Reading } from './importing.ts';
import styles from './OwnTab.module.css';

interface ReadingBarProps {
  readonly reading: Reading;
}

/** How much of the file has been read. */
export function ReadingBar({ reading: { name, bytes, share } }: ReadingBarProps) {
  const percent = Math.round(100 * share);
  return (
    <div className={styles.reading}>
      <span>
        Reading <span translate="no">{name}</span>: {formatBytes(share * bytes)} of {formatBytes(bytes)}, {percent} %
      </span>
      <progress max={100} value={percent} aria-label={`Reading ${name}`} />
      <Button onClick={cancelReading}>Cancel</Button>
    </div>
  );
}
