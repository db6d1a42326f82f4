import { svgSize } from '../../../plots/core/design-pixels.ts';
import styles from './StateSpace.module.css';
import type { Tool } from './tools.ts';

interface CellSymbolProps {
  readonly of: Tool;
}

/** How a mark of a cell looks in the picture. */
export function CellSymbol({ of }: CellSymbolProps) {
  return (
    <svg {...svgSize(12, 12)} className={styles.symbol} aria-hidden="true">
      {of === 'wall' && <rect className={styles.full} width="12" height="12" />}
      {of === 'end' && <rect className={styles.line} x="1.5" y="1.5" width="9" height="9" />}
      {of === 'start' && <circle className={styles.dot} cx="6" cy="6" r="3" />}
      {of === 'clear' && <path className={styles.line} d="M2.5 2.5l7 7m0-7l-7 7" />}
      {(of === 'reward' || of === 'punishment') && (
        <path className={styles.line} d={of === 'reward' ? 'M2 6h8M6 2v8' : 'M2 6h8'} />
      )}
    </svg>
  );
}
