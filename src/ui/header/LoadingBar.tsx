import { useRun } from '../../store/run.ts';
import styles from './LoadingBar.module.css';

/** How much of the engine has loaded. */
export function LoadingBar() {
  const loading = useRun((store) => store.loading);
  if (!loading) return null;
  const { loaded, total } = loading;
  const known = total > 0;
  return (
    <div
      role="progressbar"
      aria-label="Loading the engine"
      aria-valuemin={0}
      aria-valuemax={known ? total : undefined}
      aria-valuenow={known ? loaded : undefined}
      aria-valuetext={loadingText(loading)}
      className={styles.bar}
    >
      <div className={styles.loaded} style={{ transform: `scaleX(${known ? Math.min(1, loaded / total) : 0.5})` }} />
    </div>
  );
}

/** "engine 6.1 of 11.8 MB"; without the total if it is unknown. */
export function loadingText({ loaded, total }: { readonly loaded: number; readonly total: number }): string {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total > 0 ? `engine ${megabytes(loaded)} of ${megabytes(total)} MB` : `engine ${megabytes(loaded)} MB`;
}

/** "58%", which fits below the status; megabytes if the total is unknown. */
export function loadedShare({ loaded, total }: { readonly loaded: number; readonly total: number }): string {
  return total > 0 ? `${Math.floor((100 * Math.min(loaded, total)) / total)}%` : `${(loaded / 1e6).toFixed(1)} MB`;
}
