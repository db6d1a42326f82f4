import type { ReactNode } from 'react';
import styles from './Broken.module.css';

interface BrokenProps {
  /** What happened, and what to do. */
  readonly children: ReactNode;
}

/** Replaces a page that cannot be shown. */
export function Broken({ children }: BrokenProps) {
  return (
    <main className={styles.broken}>
      <h1>Nabla</h1>
      {children}
    </main>
  );
}
