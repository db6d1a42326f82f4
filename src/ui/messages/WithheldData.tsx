import { defaultSpec } from '../../experiment/index.ts';
import { browse } from '../../store/browsing.ts';
import { acceptDefaultData, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Quoting } from '../Quoting.tsx';
import styles from './Messages.module.css';

/** The reason why the data of a link are not available, and ways to continue. */
export function WithheldData() {
  const withheld = useExperiment((store) => store.withheld);
  if (withheld === null) return null;
  const { reason, fileHelps } = withheld;
  return (
    <p className={`${styles.message} ${styles.alarm}`}>
      <span>
        <Quoting text={reason} /> <b>Choose data to train on.</b>
      </span>
      <span className={styles.ways}>
        {fileHelps && (
          <Button look="primary" onClick={() => browse('own')}>
            Open the file
          </Button>
        )}
        <Button look={fileHelps ? 'plain' : 'primary'} onClick={acceptDefaultData}>
          Use <span translate="no">{defaultSpec().data.id}</span> instead
        </Button>
      </span>
    </p>
  );
}
