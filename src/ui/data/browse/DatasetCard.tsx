import { Check } from 'lucide-react';
import { entryOf } from '../../../experiment/index.ts';
import { useSeen } from '../../useSeen.ts';
import { SamplePicture } from '../SamplePicture.tsx';
import { useSample } from '../sample.ts';
import styles from './Card.module.css';
import { type Card, sizeOf } from './cards.ts';
import { FileDetails } from './FileDetails.tsx';

interface DatasetCardProps {
  readonly card: Card;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** A dataset or a world of the catalog with its picture, size, and target or purpose. */
export function DatasetCard({ card: { id, label, line }, chosen, onChoose }: DatasetCardProps) {
  // Only then is its file fetched.
  const [place, seen] = useSeen<HTMLLIElement>();
  const sample = useSample(id, null, seen);
  const dataset = entryOf('datasets', id);
  return (
    <li ref={place} className={`${styles.card} ${chosen ? styles.chosen : ''}`}>
      <button type="button" data-card className={styles.choose} aria-current={chosen || undefined} onClick={onChoose}>
        <span className={styles.picture}>
          <SamplePicture sample={sample} size={PICTURE} />
        </span>
        <span className={styles.words}>
          <span className={styles.label}>
            {label}
            {chosen && <Check size={14} className={styles.mark} aria-label="chosen" />}
          </span>
          <span className={styles.line}>{line}</span>
          <span className={styles.size}>{sizeOf(id)}</span>
        </span>
      </button>
      {dataset.kind === 'file' && <FileDetails id={id} dataset={dataset} />}
    </li>
  );
}

const PICTURE = 58;
