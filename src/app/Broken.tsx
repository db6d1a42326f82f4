import type { FallbackProps } from 'react-error-boundary';
import { Button } from '../ui/controls/Button.tsx';
import styles from './Broken.module.css';

/** Stands in place of a page that could not be drawn. */
export function Broken({ error, resetErrorBoundary }: FallbackProps) {
  return (
    <main className={styles.broken} role="alert">
      <h1>Nabla</h1>
      <p>The page could not draw this experiment.</p>
      <p className={styles.why}>{error instanceof Error ? error.message : String(error)}</p>
      <Button look="primary" onClick={resetErrorBoundary}>
        Reset to the default experiment
      </Button>
    </main>
  );
}
