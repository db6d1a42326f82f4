import { useRun } from '../../store/run.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import styles from './Timeline.module.css';

const Scrubber = lazyPart(async () => (await import('./Scrubber.tsx')).default, { name: 'The history of the run' });

/** The lower edge of the header: shows how much of the engine has loaded, and later the history of the run. */
export function Timeline() {
  const loading = useRun((store) => store.loading !== null && store.state.status === 'loading');
  const several = useRun(({ snapshots }) => snapshots.length > 1);

  return (
    <div className={`${styles.timeline} ${several && !loading ? styles.history : ''}`}>
      {loading ? <LoadingBar /> : several && <Scrubber />}
    </div>
  );
}
