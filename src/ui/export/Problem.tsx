import { Button } from '../controls/Button.tsx';
import styles from './Problem.module.css';
import { Unwritable } from './unwritable.ts';

interface ProblemProps {
  readonly problem: Error;
  readonly onRetry: () => void;
}

/** Why a file cannot be written, with a button to try again where that may help. */
export function Problem({ problem, onRetry }: ProblemProps) {
  return (
    <div role="alert" className={styles.problem}>
      <p>{problem.message}</p>
      {!(problem instanceof Unwritable) && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}
