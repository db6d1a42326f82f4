import { load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';
import styles from './Generation.module.css';

const NAMES = 'data=names&net=embedding(16),gru(48)&opt=adam(0.003)&v=1';
const SINES = 'data=sines&net=gru(24)&opt=adam(0.003)&v=1';

/** In place of the samples if the network has nothing to continue. */
export function NoGeneration() {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        This tab shows how the network continues a sequence: a text, token by token, if it predicts the next token, or a
        time series, if it predicts the next number. The current data have no such target.
      </p>
      <div className={styles.loads}>
        <Button onClick={() => load(NAMES)}>Load names to continue</Button>
        <Button onClick={() => load(SINES)}>Load sine waves to forecast</Button>
      </div>
    </div>
  );
}
