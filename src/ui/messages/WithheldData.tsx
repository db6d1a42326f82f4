import { defaultSpec } from '../../spec/index.ts';
import { browse } from '../../store/browsing.ts';
import { acceptDefaultData, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Messages.module.css';

/** Why the data of a link cannot be had, and the two ways on. */
export function WithheldData() {
  const reason = useExperiment(({ withheld }) => withheld?.reason ?? null);
  if (reason === null) return null;
  return (
    <p className={`${styles.message} ${styles.alarm}`}>
      <span>
        {reason} <b>Nothing is trained until you choose data.</b>
      </span>
      <span className={styles.ways}>
        <Button look="primary" onClick={() => browse('own')}>
          Open the file
        </Button>
        <Button onClick={acceptDefaultData}>Use {defaultSpec().data.id} instead</Button>
      </span>
    </p>
  );
}
