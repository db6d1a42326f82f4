import { formatCount } from '../../../math/format.ts';
import { Button } from '../../controls/Button.tsx';
import { counted } from '../../counted.ts';
import styles from './ImagesTab.module.css';
import { cancelImages, type ImagesStore } from './importing.ts';

interface WorkBarProps {
  readonly work: NonNullable<ImagesStore['work']>;
}

/** The number of files that have been read. */
export function WorkBar({ work: { what, done, total } }: WorkBarProps) {
  return (
    <div className={styles.work}>
      <span>{total === 0 ? `${what} …` : `${what}: ${formatCount(done)} of ${counted(total, 'file')}`}</span>
      <progress aria-label={what} {...(total > 0 && { max: total, value: done })} />
      <Button onClick={cancelImages}>Cancel</Button>
    </div>
  );
}
