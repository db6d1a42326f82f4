import { formatCount } from '../../math/format.ts';
import { CUTS } from '../../table/link-lengths.ts';
import styles from './LengthScale.module.css';
import { MOST_IN_QR } from './qr.ts';

const MARKS = [...CUTS, { program: 'QR code', length: MOST_IN_QR }].sort((a, b) => a.length - b.length);
const END = 5000;

/** The length of a link on a scale with the lengths at which it would be cut. */
export function LengthScale({ length }: { readonly length: number }) {
  return (
    <div className={styles.scale}>
      <div
        className={styles.track}
        aria-hidden="true"
        data-cut={MARKS.some((mark) => length > mark.length) || undefined}
      >
        <span className={styles.fill} style={{ width: share(length) }} />
        {MARKS.map((mark) => (
          <span key={mark.program} className={styles.mark} style={{ left: share(mark.length) }} />
        ))}
      </div>
      <ul className={styles.list}>
        {MARKS.map(({ program, length: most }) => (
          <li key={program} data-cut={length > most || undefined}>
            <span aria-hidden="true">{length > most ? '✗' : '✓'}</span> {program}:{' '}
            {length > most ? 'too long, ' : 'fits, '}
            up to about {formatCount(most)} characters
          </li>
        ))}
      </ul>
    </div>
  );
}

function share(length: number): string {
  return `${(100 * Math.min(length, END)) / END}%`;
}
