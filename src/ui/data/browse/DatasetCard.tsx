import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { entryOf } from '../../../experiment/index.ts';
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
  const [place, seen] = useSeen();
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

/** Whether an element has been on the screen; only then is its file fetched. */
function useSeen() {
  const place = useRef<HTMLLIElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [place, seen] as const;
}
