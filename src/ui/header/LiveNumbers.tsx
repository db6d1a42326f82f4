import { learnsByReward } from '../../experiment/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { Live } from '../controls/Live.tsx';
import styles from './LiveNumbers.module.css';
import { loadedShare, loadingText } from './LoadingBar.tsx';

/** The progress, speed and status of the run, and how much of the engine has loaded before the start. */
export function LiveNumbers() {
  const status = useRun(({ state }) => state.status);
  const withheld = useExperiment((store) => store.withheld !== null);
  const isAgent = useExperiment(({ spec }) => learnsByReward(spec));
  const loading = useRun((store) => (status === 'loading' ? store.loading : null));
  return (
    <div className={styles.numbers}>
      <p className={styles.step}>
        <b>
          <Live number="step" />
        </b>
        <small>
          {isAgent ? (
            <>
              step · episodes <Live number="episodes" />
            </>
          ) : (
            <>
              step · epoch <Live number="epoch" />
            </>
          )}
        </small>
      </p>
      <p className={styles.speed}>
        <b>
          <Live number="steps-per-second" />
        </b>
        <small>steps per second</small>
      </p>
      <p className={styles.status} data-status={status}>
        <span>
          <span data-live="status" data-value={status}>
            {withheld ? 'no data' : status}
          </span>
          {loading && <small title={loadingText(loading)}>{loadedShare(loading)}</small>}
        </span>
      </p>
    </div>
  );
}
