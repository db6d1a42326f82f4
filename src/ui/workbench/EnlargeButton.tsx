import { Maximize2, Minimize2 } from 'lucide-react';
import { enlarge, type Region, useArrangement } from '../../store/arrangement.ts';
import styles from './PlaceButton.module.css';

interface EnlargeButtonProps {
  readonly region: Region;
}

/** Expands a region to the whole workbench, and restores the layout. */
export function EnlargeButton({ region }: EnlargeButtonProps) {
  const large = useArrangement(({ enlarged }) => enlarged === region);
  const Icon = large ? Minimize2 : Maximize2;
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={`Enlarge the ${region}`}
      aria-pressed={large}
      title={large ? 'Show all panels again (Esc)' : `Enlarge the ${region}`}
      onClick={() => enlarge(large ? null : region)}
    >
      <Icon size="0.875rem" aria-hidden="true" />
    </button>
  );
}
