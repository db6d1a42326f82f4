import { defaultSpec } from '../../spec/index.ts';
import { browse } from '../../store/browsing.ts';
import { acceptDefaultData, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Quoting } from '../Quoting.tsx';
import styles from './Messages.module.css';

/** Why the data of a link are not available, and the two ways to continue. */
export function WithheldData() {
  const reason = useExperiment(({ withheld }) => withheld?.reason ?? null);
  if (reason === null) return null;
  return (
    <p className={`${styles.message} ${styles.alarm}`}>
      <span>
        <Quoting text={reason} /> <b>Nothing trains until you choose data.</b>
      </span>
      <span className={styles.ways}>
        <Button look="primary" onClick={() => browse('own')}>
          Open the file
        </Button>
        <Button onClick={acceptDefaultData}>
          Use <span translate="no">{defaultSpec().data.id}</span> instead
        </Button>
      </span>
    </p>
  );
}
